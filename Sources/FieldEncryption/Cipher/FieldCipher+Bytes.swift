import CryptoCore
public import ProtectionKeys

/// Bytes in, binary envelopes out: for columns of bytes.
extension FieldCipher {
    /// Encrypts a value for its row. See `encrypt(_:context:into:)`.
    public func encrypt(_ plaintext: [UInt8], context: FieldContext) throws(FieldEncryptionError) -> [UInt8] {
        try Self.requirePlaintext(plaintext.count)
        let size = maxStoredLength(plaintextBytes: plaintext.count).bytes
        return try [UInt8](capacity: size) { (output) throws(FieldEncryptionError) in
            try encrypt(plaintext.span, context: context, into: &output)
        }
    }

    /// Encrypts a value so that equal values give equal envelopes. See `encryptDeterministically(_:context:into:)`.
    public func encryptDeterministically(
        _ plaintext: [UInt8], context: FieldContext
    ) throws(FieldEncryptionError) -> [UInt8] {
        try Self.requirePlaintext(plaintext.count)
        let size = maxStoredLength(plaintextBytes: plaintext.count).bytes
        return try [UInt8](capacity: size) { (output) throws(FieldEncryptionError) in
            try encryptDeterministically(plaintext.span, context: context, into: &output)
        }
    }

    /// Decrypts an envelope, of either kind. See `decrypt(_:context:into:)`.
    public func decrypt(_ envelope: [UInt8], context: FieldContext) throws(FieldEncryptionError) -> [UInt8] {
        try [UInt8](capacity: envelope.count) { (output) throws(FieldEncryptionError) in
            try decrypt(envelope.span, context: context, into: &output)
        }
    }
}
