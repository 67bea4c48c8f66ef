import CryptoCore
public import ProtectionKeys

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Values of any `Codable` type in, envelopes in base64url out.
///
/// A value is encrypted as JSON with its keys sorted. The encoder and the decoder keep copies of it in ordinary memory
/// that the library cannot wipe.
extension FieldCipher {
    /// Encrypts a value for its row.
    ///
    /// - Throws: `notEncodable`; as `encrypt(_:context:into:)`.
    public func encrypt(
        encoding value: some Encodable, context: FieldContext
    ) throws(FieldEncryptionError) -> String {
        var json = try Self.json(of: value)
        defer { wipe(&json) }
        return try envelopeText(of: json.span) { (plaintext, output) throws(FieldEncryptionError) in
            try encrypt(plaintext, context: context, into: &output)
        }
    }

    /// Encrypts a value so that values that are encoded alike give equal envelopes. See
    /// `encryptDeterministically(_:context:into:)`.
    ///
    /// Equal values need not be encoded alike: a `Set`, and a `Dictionary` whose keys are neither strings nor integers,
    /// come in another order in every process; equal strings can be made of different scalars; and how numbers and
    /// dates are written is Foundation's. For what is to be found again, make a text of it yourself.
    ///
    /// - Throws: `notEncodable`; as `encryptDeterministically(_:context:into:)`.
    public func encryptDeterministically(
        encoding value: some Encodable, context: FieldContext
    ) throws(FieldEncryptionError) -> String {
        var json = try Self.json(of: value)
        defer { wipe(&json) }
        return try envelopeText(of: json.span) { (plaintext, output) throws(FieldEncryptionError) in
            try encryptDeterministically(plaintext, context: context, into: &output)
        }
    }

    /// Decrypts an envelope of a value.
    ///
    /// - Throws: as `decrypt(_:context:into:)`; `notDecodable` when what was encrypted is no value of this type.
    public func decrypt<Value: Decodable>(
        _ envelope: String, as type: Value.Type, context: FieldContext
    ) throws(FieldEncryptionError) -> Value {
        try withPlaintext(envelope, context: context) { (plaintext) throws(FieldEncryptionError) in
            var json = Data(count: plaintext.count)
            defer { json.resetBytes(in: 0..<json.count) }
            for index in plaintext.indices { json[index] = plaintext[index] }
            // What the decoder says holds parts of the value.
            guard let value = try? JSONDecoder().decode(type, from: json) else {
                throw FieldEncryptionError(.notDecodable, "what was encrypted is no value of the type asked for")
            }
            return value
        }
    }

    private static func json(of value: some Encodable) throws(FieldEncryptionError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // What the encoder says may hold parts of the value.
        guard var json = try? encoder.encode(value) else {
            throw FieldEncryptionError(.notEncodable, "the value's own encoding refuses it")
        }
        defer { json.resetBytes(in: json.startIndex..<json.endIndex) }
        return Array(json)
    }
}
