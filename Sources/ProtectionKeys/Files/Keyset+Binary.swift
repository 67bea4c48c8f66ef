import CryptoCore

/// Tink's binary form.
///
/// ## Specification
/// `tink.proto`:
///
/// | message | fields |
/// |---|---|
/// | Keyset | 1 primary_key_id, 2 key (repeated) |
/// | Keyset.Key | 1 key_data, 2 status, 3 key_id, 4 output_prefix_type |
/// | KeyData | 1 type_url, 2 value, 3 key_material_type |
extension Keyset {
    /// - Throws: `malformedKeyset`, `invalidKeyset`, `keysetTooLarge`.
    init(binary message: Span<UInt8>) throws(ProtectionKeysError) {
        try Self.requireSize(message.count)
        var primary: UInt32 = 0
        var entries: [KeysetEntry] = []
        try Protobuf.read(message) { (field, value) throws(ProtectionKeysError) in
            switch (field, value) {
            case (1, .number(let number)): primary = UInt32(truncatingIfNeeded: number)
            case (2, .bytes(let range)):
                guard entries.count < Self.maximumCount else {
                    throw ProtectionKeysError(.keysetTooLarge, "a keyset has at most \(Self.maximumCount) keys")
                }
                try entries.append(Self.readEntry(message.extracting(range)))
            default: return
            }
        }
        try self.init(entries: entries, primaryKeyID: KeyID(primary))
    }

    static func requireSize(_ count: Int, atMost limit: Int = maximumSize) throws(ProtectionKeysError) {
        guard count <= limit else {
            throw ProtectionKeysError(.keysetTooLarge, "a stored keyset has at most \(limit) bytes, this one \(count)")
        }
    }

    private static func readEntry(_ message: Span<UInt8>) throws(ProtectionKeysError) -> KeysetEntry {
        var fields = KeysetEntryFields()
        try Protobuf.read(message) { (field, value) throws(ProtectionKeysError) in
            switch (field, value) {
            case (1, .bytes(let range)): try readData(message.extracting(range), into: &fields)
            case (2, .number(let number)): fields.status = KeyStatus(number: number)
            case (3, .number(let number)): fields.id = UInt32(truncatingIfNeeded: number)
            case (4, .number(let number)): fields.prefix = OutputPrefix(number: number)
            default: return
            }
        }
        return try fields.entry()
    }

    private static func readData(
        _ message: Span<UInt8>, into fields: inout KeysetEntryFields
    ) throws(ProtectionKeysError) {
        try Protobuf.read(message) { (field, value) throws(ProtectionKeysError) in
            switch (field, value) {
            case (1, .bytes(let range)):
                guard let text = try? UTF8Span(validating: message.extracting(range)) else {
                    throw ProtectionKeysError(.malformedKeyset, "not a binary keyset: a type that is not UTF-8")
                }
                fields.typeURL = String(copying: text)
            case (2, .bytes(let range)):
                fields.value = try convertingErrors { () throws(CryptoCoreError) in
                    try SecretBytes(copying: message.extracting(range))
                }
            case (3, .number(let number)):
                guard let material = KeyMaterialType(number: number) else {
                    throw ProtectionKeysError(.invalidKeyset, "an unknown key material type")
                }
                fields.material = material
            default: return
            }
        }
    }

    /// Bytes of the binary form.
    private var binarySize: Int {
        Protobuf.size(ofNumber: UInt64(primaryKeyID.rawValue), field: 1)
            + entries.reduce(0) { $0 + Protobuf.size(ofBytes: $1.binarySize, field: 2, always: true) }
    }

    /// What could not be read again is not written.
    func requireWritable() throws(ProtectionKeysError) { try Self.requireSize(binarySize) }

    /// The binary form, byte for byte as Tink writes it.
    func binary() throws(ProtectionKeysError) -> SecretBytes {
        try requireWritable()
        return try SecretBytes.appending(capacity: binarySize) { output in
            Protobuf.write(UInt64(primaryKeyID.rawValue), field: 1, to: &output)
            for entry in entries {
                Protobuf.writeHeader(ofBytes: entry.binarySize, field: 2, to: &output)
                entry.writeBinary(to: &output)
            }
        }
    }
}

extension KeysetEntry {
    fileprivate var binarySize: Int {
        (dataSize > 0 ? Protobuf.size(ofBytes: dataSize, field: 1) : 0)
            + Protobuf.size(ofNumber: status.number, field: 2)
            + Protobuf.size(ofNumber: UInt64(id.rawValue), field: 3)
            + Protobuf.size(ofNumber: prefix.number, field: 4)
    }

    private var dataSize: Int {
        Protobuf.size(ofBytes: typeURL.utf8.count, field: 1) + Protobuf.size(ofBytes: value?.count ?? 0, field: 2)
            + Protobuf.size(ofNumber: material.rawValue, field: 3)
    }

    fileprivate func writeBinary(to output: inout OutputSpan<UInt8>) {
        if dataSize > 0 {
            Protobuf.writeHeader(ofBytes: dataSize, field: 1, to: &output)
            Protobuf.write(typeURL.utf8.span, field: 1, to: &output)
            value?.withBytes { bytes in Protobuf.write(bytes, field: 2, to: &output) }
            Protobuf.write(material.rawValue, field: 3, to: &output)
        }
        Protobuf.write(status.number, field: 2, to: &output)
        Protobuf.write(UInt64(id.rawValue), field: 3, to: &output)
        Protobuf.write(prefix.number, field: 4, to: &output)
    }
}
