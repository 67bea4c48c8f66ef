import CryptoCore

/// Stored keysets, encrypted: what belongs into a file, a secret store or a configuration.
///
/// ## Specification
/// `tink.proto`: EncryptedKeyset: 2 encrypted_keyset, 3 keyset_info. The description of the keys that Tink stores
/// beside is not authenticated: it is written in JSON, as Tink does, and never believed.
extension Keyset {
    /// Encrypts the keyset for storage, in Tink's JSON form.
    ///
    /// The ids, types and states of the keys stand in clear beside the ciphertext.
    ///
    /// - Parameters:
    ///   - keyEncryptionKey: wraps the whole keyset.
    ///   - associatedData: what the keyset belongs to, such as the service's name. Needed again to read it.
    /// - Throws: what the key encryption key throws.
    public func encryptedJSON(
        with keyEncryptionKey: any KeyEncryptionKey, associatedData: [UInt8] = []
    ) async throws -> String {
        let wrapped = try await keyEncryptionKey.wrap(KeyMaterial(binary()), associatedData: associatedData)
        var writer = JSONWriter()
        writer.object { writer in
            writer.base64("encryptedKeyset", wrapped.span)
            writer.object("keysetInfo") { writer in
                writer.number("primaryKeyId", UInt64(primaryKeyID.rawValue))
                writer.array("keyInfo", entries) { writer, entry in
                    writer.string("typeUrl", entry.typeURL)
                    entry.writeInfo(to: &writer)
                }
            }
        }
        return writer.text
    }

    /// Encrypts the keyset for storage, in Tink's binary form. See ``encryptedJSON(with:associatedData:)``.
    public func encryptedBinary(
        with keyEncryptionKey: any KeyEncryptionKey, associatedData: [UInt8] = []
    ) async throws -> [UInt8] {
        let wrapped = try await keyEncryptionKey.wrap(KeyMaterial(binary()), associatedData: associatedData)
        return [UInt8](capacity: Protobuf.size(ofBytes: wrapped.count, field: 2)) { output in
            Protobuf.write(wrapped.span, field: 2, to: &output)
        }
    }

    /// Reads an encrypted keyset in Tink's JSON form.
    ///
    /// - Parameters:
    ///   - text: what ``encryptedJSON(with:associatedData:)``, or Tink, wrote.
    ///   - keyEncryptionKey: the one that wrapped it.
    ///   - associatedData: what was given there.
    /// - Throws: `malformedKeyset`, `keysetTooLarge`; what the key encryption key throws, `authenticationFailed` for
    ///   one; `invalidKeyset`.
    public init(
        encryptedJSON text: String, with keyEncryptionKey: any KeyEncryptionKey, associatedData: [UInt8] = []
    ) async throws {
        let wrapped = try Self.readEncryptedJSON(text)
        let keyset = try await keyEncryptionKey.unwrap(wrapped, associatedData: associatedData)
        self = try keyset.withBytes { (bytes) throws(ProtectionKeysError) in try Keyset(binary: bytes) }
    }

    /// Reads an encrypted keyset in Tink's binary form. See ``init(encryptedJSON:with:associatedData:)``.
    public init(
        encryptedBinary message: [UInt8], with keyEncryptionKey: any KeyEncryptionKey, associatedData: [UInt8] = []
    ) async throws {
        let wrapped = try Self.readEncryptedBinary(message.span)
        let keyset = try await keyEncryptionKey.unwrap(wrapped, associatedData: associatedData)
        self = try keyset.withBytes { (bytes) throws(ProtectionKeysError) in try Keyset(binary: bytes) }
    }

    private static func readEncryptedJSON(_ text: String) throws(ProtectionKeysError) -> [UInt8] {
        let bytes = text.utf8.span
        try requireSize(bytes.count, atMost: 2 * maximumSize)
        var wrapped: [UInt8] = []
        var reader = JSONReader()
        try reader.readDocument(bytes) { (name, reader) throws(ProtectionKeysError) in
            if try reader.skipNull(bytes) { return }
            switch name {
            case "encryptedKeyset", "encrypted_keyset":
                wrapped = try reader.readBase64(bytes).withBytes { bytes in bytes.indices.map { bytes[$0] } }
            default: try reader.skip(bytes)
            }
        }
        return try requireWrapped(wrapped)
    }

    private static func readEncryptedBinary(_ message: Span<UInt8>) throws(ProtectionKeysError) -> [UInt8] {
        try requireSize(message.count)
        var wrapped: [UInt8] = []
        try Protobuf.read(message) { (field, value) throws(ProtectionKeysError) in
            switch (field, value) {
            case (1, .number):
                throw cleartext
            case (2, .bytes(let range)):
                guard wrapped.isEmpty else { throw cleartext }
                let bytes = message.extracting(range)
                wrapped = bytes.indices.map { bytes[$0] }
            default: return
            }
        }
        return try requireWrapped(wrapped)
    }

    /// A keyset in cleartext has keys where an encrypted one has the ciphertext: they must not be sent to a service.
    private static let cleartext = ProtectionKeysError(
        .malformedKeyset, "this is a keyset in cleartext, and not an encrypted one")

    private static func requireWrapped(_ wrapped: [UInt8]) throws(ProtectionKeysError) -> [UInt8] {
        guard !wrapped.isEmpty else {
            throw ProtectionKeysError(.malformedKeyset, "this is not an encrypted keyset")
        }
        return wrapped
    }
}
