import CryptoCore

/// Tink's JSON form: Protocol Buffers' JSON of the same messages. Names are read in either spelling, unknown ones
/// passed over.
extension Keyset {
    /// - Throws: `malformedKeyset`, `invalidKeyset`, `keysetTooLarge`.
    init(json text: Span<UInt8>) throws(ProtectionKeysError) {
        try Self.requireSize(text.count, atMost: 2 * Self.maximumSize)
        var primary: UInt32 = 0
        var entries: [KeysetEntry] = []
        var reader = JSONReader()
        try reader.readDocument(text) { (name, reader) throws(ProtectionKeysError) in
            if try reader.skipNull(text) { return }
            switch name {
            case "primaryKeyId", "primary_key_id": primary = try reader.readKeyID(text)
            case "key":
                try reader.readArray(text) { (reader) throws(ProtectionKeysError) in
                    guard entries.count < Self.maximumCount else {
                        throw ProtectionKeysError(.keysetTooLarge, "a keyset has at most \(Self.maximumCount) keys")
                    }
                    try entries.append(Self.readEntry(text, &reader))
                }
            case "encryptedKeyset", "encrypted_keyset":
                throw ProtectionKeysError(.malformedKeyset, "this is an encrypted keyset: give the key that wraps it")
            default: try reader.skip(text)
            }
        }
        try self.init(entries: entries, primaryKeyID: KeyID(primary))
    }

    private static func readEntry(
        _ text: Span<UInt8>, _ reader: inout JSONReader
    ) throws(ProtectionKeysError) -> KeysetEntry {
        var fields = KeysetEntryFields()
        try reader.readObject(text) { (name, reader) throws(ProtectionKeysError) in
            if try reader.skipNull(text) { return }
            switch name {
            case "keyData", "key_data": try readData(text, &reader, into: &fields)
            case "status": fields.status = try reader.readName(text)
            case "keyId", "key_id": fields.id = try reader.readKeyID(text)
            case "outputPrefixType", "output_prefix_type": fields.prefix = try reader.readName(text)
            default: try reader.skip(text)
            }
        }
        return try fields.entry()
    }

    private static func readData(
        _ text: Span<UInt8>, _ reader: inout JSONReader, into fields: inout KeysetEntryFields
    ) throws(ProtectionKeysError) {
        try reader.readObject(text) { (name, reader) throws(ProtectionKeysError) in
            if try reader.skipNull(text) { return }
            switch name {
            case "typeUrl", "type_url": fields.typeURL = try reader.readString(text)
            case "value": fields.value = try reader.readBase64(text)
            case "keyMaterialType", "key_material_type":
                guard let material: KeyMaterialType = try reader.readName(text) else {
                    throw ProtectionKeysError(.invalidKeyset, "an unknown key material type")
                }
                fields.material = material
            default: try reader.skip(text)
            }
        }
    }

    /// The JSON form as Tink for Python writes it.
    func json() throws(ProtectionKeysError) -> String {
        try requireWritable()
        var writer = JSONWriter()
        writer.object { writer in
            writer.number("primaryKeyId", UInt64(primaryKeyID.rawValue))
            writer.array("key", entries) { writer, entry in
                if entry.hasData {
                    writer.object("keyData") { writer in
                        writer.string("typeUrl", entry.typeURL)
                        if let value = entry.value { value.withBytes { writer.base64("value", $0) } }
                        if entry.material != .unknown { writer.string("keyMaterialType", entry.material.name) }
                    }
                }
                entry.writeInfo(to: &writer)
            }
        }
        return writer.text
    }
}

extension KeysetEntry {
    fileprivate var hasData: Bool { !typeURL.isEmpty || (value?.count ?? 0) > 0 || material != .unknown }

    /// What a keyset and the description of an encrypted one have in common.
    func writeInfo(to writer: inout JSONWriter) {
        writer.string("status", status.name)
        writer.number("keyId", UInt64(id.rawValue))
        writer.string("outputPrefixType", prefix.name)
    }
}

extension JSONReader {
    /// A key id: unsigned, or negative as writers with signed numbers only have it.
    mutating func readKeyID(_ text: Span<UInt8>) throws(ProtectionKeysError) -> UInt32 {
        let number = try readInteger(text)
        guard (Int64(Int32.min)...Int64(UInt32.max)).contains(number) else { throw malformed("no key id") }
        return UInt32(truncatingIfNeeded: number)
    }

    /// A value of an enumeration; nil when it is not known.
    mutating func readName<Name: KeysetName>(_ text: Span<UInt8>) throws(ProtectionKeysError) -> Name? {
        guard isNumberNext(text) else { return try Name(name: readString(text)) }
        return try UInt64(exactly: readInteger(text)).flatMap(Name.init(number:))
    }

    /// Bytes, in either variant of Base64, padded or not.
    mutating func readBase64(_ text: Span<UInt8>) throws(ProtectionKeysError) -> SecretBytes {
        let digits = try readSecretString(text)
        var isValid = true
        let bytes = try SecretBytes.appending(capacity: digits.count) { output in
            isValid = digits.withBytes { Base64.decodeLeniently($0, to: &output) }
        }
        guard isValid else { throw malformed("a value that is not Base64") }
        return bytes
    }
}
