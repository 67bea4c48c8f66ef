import CryptoCore
public import ProtectionKeys

/// Values of subjects as byte arrays and as texts.
extension FieldCipher {
    /// Encrypts a value of a subject for its row. See `encrypt(_:context:subjectKey:into:)`.
    public func encrypt(
        _ plaintext: [UInt8], context: FieldContext, subjectKey: SubjectKey
    ) throws(FieldEncryptionError) -> [UInt8] {
        try Self.requirePlaintext(plaintext.count)
        let size = maxStoredLength(plaintextBytes: plaintext.count).bytes
        return try [UInt8](capacity: size) { (output) throws(FieldEncryptionError) in
            try encrypt(plaintext.span, context: context, subjectKey: subjectKey, into: &output)
        }
    }

    /// Decrypts an envelope of a subject. See `decrypt(_:context:subjectKey:into:)`.
    public func decrypt(
        _ envelope: [UInt8], context: FieldContext, subjectKey: SubjectKey
    ) throws(FieldEncryptionError) -> [UInt8] {
        try [UInt8](capacity: envelope.count) { (output) throws(FieldEncryptionError) in
            try decrypt(envelope.span, context: context, subjectKey: subjectKey, into: &output)
        }
    }

    /// Encrypts a text of a subject for its row.
    ///
    /// - Returns: an envelope in base64url without padding.
    /// - Throws: as `encrypt(_:context:subjectKey:into:)`.
    public func encrypt(
        _ text: String, context: FieldContext, subjectKey: SubjectKey
    ) throws(FieldEncryptionError) -> String {
        try envelopeText(of: text.utf8.span) { (plaintext, output) throws(FieldEncryptionError) in
            try encrypt(plaintext, context: context, subjectKey: subjectKey, into: &output)
        }
    }

    /// Decrypts a text envelope of a text of a subject.
    ///
    /// - Throws: as `decrypt(_:context:subjectKey:into:)`; `notText` when what was encrypted is not UTF-8.
    public func decrypt(
        _ envelope: String, context: FieldContext, subjectKey: SubjectKey
    ) throws(FieldEncryptionError) -> String {
        try EnvelopeText.withDecoded(envelope) { (bytes) throws(FieldEncryptionError) in
            try withTemporaryBytes(capacity: bytes.count, wiping: true) { (plaintext) throws(FieldEncryptionError) in
                try decrypt(bytes, context: context, subjectKey: subjectKey, into: &plaintext)
                guard let text = try? UTF8Span(validating: plaintext.span) else {
                    throw FieldEncryptionError(.notText, "what was encrypted is not UTF-8: decrypt it as bytes")
                }
                return String(copying: text)
            }
        }
    }

    /// Encrypts the value of a text envelope of a subject anew. See ``reencrypt(_:context:subjectKey:)-([UInt8],_,_)``.
    public func reencrypt(
        _ envelope: String, context: FieldContext, subjectKey: SubjectKey
    ) throws(FieldEncryptionError) -> String {
        let bytes = try EnvelopeText.withDecoded(envelope) { bytes in
            [UInt8](capacity: bytes.count) { $0.append(copying: bytes) }
        }
        let anew = try reencrypt(bytes, context: context, subjectKey: subjectKey)
        return EnvelopeText.encode(anew.span)
    }
}
