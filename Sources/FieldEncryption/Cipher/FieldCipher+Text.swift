import CryptoCore
public import ProtectionKeys

/// Text in, envelopes in base64url out: for columns of text.
extension FieldCipher {
    /// Encrypts a text for its row.
    ///
    /// - Parameters:
    ///   - text: encrypted as the UTF-8 that it is made of, without normalisation.
    ///   - context: with a record.
    /// - Returns: an envelope in base64url without padding.
    /// - Throws: as `encrypt(_:context:into:)`.
    public func encrypt(_ text: String, context: FieldContext) throws(FieldEncryptionError) -> String {
        try envelopeText(of: text.utf8.span) { (plaintext, output) throws(FieldEncryptionError) in
            try encrypt(plaintext, context: context, into: &output)
        }
    }

    /// Encrypts a text so that equal texts give equal envelopes. See `encryptDeterministically(_:context:into:)`.
    public func encryptDeterministically(
        _ text: String, context: FieldContext
    ) throws(FieldEncryptionError) -> String {
        try envelopeText(of: text.utf8.span) { (plaintext, output) throws(FieldEncryptionError) in
            try encryptDeterministically(plaintext, context: context, into: &output)
        }
    }

    /// Decrypts a text envelope, of either kind, of a text.
    ///
    /// - Throws: as `decrypt(_:context:into:)`; `notText` when what was encrypted is not UTF-8.
    public func decrypt(_ envelope: String, context: FieldContext) throws(FieldEncryptionError) -> String {
        try withPlaintext(envelope, context: context) { (plaintext) throws(FieldEncryptionError) in
            guard let text = try? UTF8Span(validating: plaintext) else {
                throw FieldEncryptionError(.notText, "what was encrypted is not UTF-8: decrypt it as bytes")
            }
            return String(copying: text)
        }
    }

    /// The text of an envelope of `plaintext`.
    func envelopeText(
        of plaintext: Span<UInt8>,
        _ encrypt: (Span<UInt8>, inout OutputSpan<UInt8>) throws(FieldEncryptionError) -> Void
    ) throws(FieldEncryptionError) -> String {
        try Self.requirePlaintext(plaintext.count)
        let size = maxStoredLength(plaintextBytes: plaintext.count).bytes
        return try withTemporaryBytes(capacity: size) { (envelope) throws(FieldEncryptionError) in
            try encrypt(plaintext, &envelope)
            return EnvelopeText.encode(envelope.span)
        }
    }

    /// Lends the plaintext of a text envelope, and wipes it.
    func withPlaintext<Result>(
        _ envelope: String, context: FieldContext, _ body: (Span<UInt8>) throws(FieldEncryptionError) -> Result
    ) throws(FieldEncryptionError) -> Result {
        try EnvelopeText.withDecoded(envelope) { (bytes) throws(FieldEncryptionError) in
            try withTemporaryBytes(capacity: bytes.count, wiping: true) { (plaintext) throws(FieldEncryptionError) in
                try decrypt(bytes, context: context, into: &plaintext)
                return try body(plaintext.span)
            }
        }
    }
}
