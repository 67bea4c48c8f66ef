import CryptoCore
public import ProtectionKeys

/// Rotation: rows move to the primary key one by one, while all of them stay readable.
extension FieldCipher {
    /// The key that wrote an envelope. It is said in clear and not checked here.
    ///
    /// - Throws: `malformedEnvelope`, `unknownVersion`, `unknownSuite`.
    public func keyID(of envelope: [UInt8]) throws(FieldEncryptionError) -> KeyID {
        try EnvelopeHeader(of: envelope.span).keyID
    }

    /// The key that wrote a text envelope. See ``keyID(of:)-([UInt8])``.
    public func keyID(of envelope: String) throws(FieldEncryptionError) -> KeyID {
        try EnvelopeText.withDecoded(envelope) { (bytes) throws(FieldEncryptionError) in
            try EnvelopeHeader(of: bytes).keyID
        }
    }

    /// Whether an envelope is to be written anew: another key than the primary wrote it, or it shows its length where
    /// this cipher hides it, or the reverse.
    ///
    /// - Throws: as ``keyID(of:)-([UInt8])``.
    public func needsRotation(_ envelope: [UInt8]) throws(FieldEncryptionError) -> Bool {
        try needsRotation(EnvelopeHeader(of: envelope.span))
    }

    /// Whether a text envelope is to be written anew. See ``needsRotation(_:)-([UInt8])``.
    public func needsRotation(_ envelope: String) throws(FieldEncryptionError) -> Bool {
        try EnvelopeText.withDecoded(envelope) { (bytes) throws(FieldEncryptionError) in
            try needsRotation(EnvelopeHeader(of: bytes))
        }
    }

    private func needsRotation(_ header: EnvelopeHeader) -> Bool {
        header.keyID != root.primaryKeyID || header.suite != suite(deterministic: header.suite.isDeterministic)
    }

    /// Encrypts the value of an envelope anew, under the primary key: a randomised one as a randomised one, a
    /// deterministic one as a deterministic one. The plaintext does not leave this call, and is wiped.
    ///
    /// - Throws: as `decrypt(_:context:into:)`.
    public func reencrypt(_ envelope: [UInt8], context: FieldContext) throws(FieldEncryptionError) -> [UInt8] {
        try withReencrypted(envelope.span, context) { bytes in
            [UInt8](capacity: bytes.count) { $0.append(copying: bytes) }
        }
    }

    /// Encrypts the value of a text envelope anew. See ``reencrypt(_:context:)-([UInt8],_)``.
    public func reencrypt(_ envelope: String, context: FieldContext) throws(FieldEncryptionError) -> String {
        try EnvelopeText.withDecoded(envelope) { (bytes) throws(FieldEncryptionError) in
            try withReencrypted(bytes, context) { EnvelopeText.encode($0) }
        }
    }

    private func withReencrypted<Result>(
        _ envelope: Span<UInt8>, _ context: FieldContext, _ body: (Span<UInt8>) -> Result
    ) throws(FieldEncryptionError) -> Result {
        let suite = suite(deterministic: try EnvelopeHeader(of: envelope).suite.isDeterministic)
        return try withTemporaryBytes(capacity: envelope.count, wiping: true) {
            (plaintext) throws(FieldEncryptionError) in
            try decrypt(envelope, context: context, into: &plaintext)
            return try withTemporaryBytes(capacity: FieldSealing.envelopeSize(plaintext.count, suite)) {
                (output) throws(FieldEncryptionError) in
                try write(plaintext.span, suite, root.primaryKeyID, context, into: &output)
                return body(output.span)
            }
        }
    }
}
