import CryptoCore
public import ProtectionKeys

/// Values that end with their subject: they need its ``SubjectKey`` beside the root key.
///
/// For randomised encryption only. What is meant to be found or joined on (deterministic envelopes, blind indexes, tokens)
/// depends on the root key alone: delete those values of a subject with its key, or its rows.
///
/// Each value derives its own key, which is kept nowhere, so that the subject key is all that has to be deleted. That takes
/// as long again as the encryption.
extension FieldCipher {
    /// Encrypts a value of a subject for its row.
    ///
    /// - Parameters:
    ///   - plaintext: 0 to ``maximumPlaintextSize`` bytes.
    ///   - context: with a record.
    ///   - subjectKey: the key of the subject whose value it is.
    ///   - output: gets the envelope: as many bytes more as ``maxStoredLength(plaintextBytes:)`` says.
    /// - Throws: as `encrypt(_:context:into:)`. Nothing is appended then.
    /// - Complexity: O(n), and a derivation.
    public func encrypt(
        _ plaintext: Span<UInt8>, context: FieldContext, subjectKey: SubjectKey, into output: inout OutputSpan<UInt8>
    ) throws(FieldEncryptionError) {
        guard context.record != nil else { throw .recordMissing }
        try Self.requirePlaintext(plaintext.count)
        let header = EnvelopeHeader(suite(deterministic: false), root.primaryKeyID)
        try withAssociatedData(header, context) { (data) throws(CryptoCoreError) in
            try withSubjectWorker { (xaes) throws(CryptoCoreError) in
                try subjectKey.key(xaes, root, header.keyID, scope: context.scope.span)
                try FieldSealing.seal(plaintext, header, xaes, associatedData: data, into: &output)
            }
        }
    }

    /// Decrypts an envelope of a subject.
    ///
    /// - Parameters:
    ///   - envelope: as it was stored.
    ///   - context: the one that it was encrypted in.
    ///   - subjectKey: of the subject whose value it is.
    ///   - output: gets the plaintext; room for `envelope.count` bytes is enough.
    /// - Throws: as `decrypt(_:context:into:)`. Another subject's key, an envelope that was written without one, or
    ///   deterministically, is `authenticationFailed`.
    public func decrypt(
        _ envelope: Span<UInt8>, context: FieldContext, subjectKey: SubjectKey, into output: inout OutputSpan<UInt8>
    ) throws(FieldEncryptionError) {
        let header = try EnvelopeHeader(of: envelope)
        try root.requireKeyOfEnvelope(header.keyID)
        guard !header.suite.isDeterministic else { throw .authenticationFailed }
        try withAssociatedData(header, context) { (data) throws(CryptoCoreError) in
            try withSubjectWorker { (xaes) throws(CryptoCoreError) in
                try subjectKey.key(xaes, root, header.keyID, scope: context.scope.span)
                try FieldOpening.open(envelope, header.suite, xaes, associatedData: data, into: &output)
            }
        }
    }

    /// Encrypts the value of an envelope of a subject anew, under the primary root key and the same subject key. The
    /// plaintext does not leave this call, and is wiped.
    ///
    /// - Throws: as `decrypt(_:context:subjectKey:into:)`.
    public func reencrypt(
        _ envelope: [UInt8], context: FieldContext, subjectKey: SubjectKey
    ) throws(FieldEncryptionError) -> [UInt8] {
        try withTemporaryBytes(capacity: envelope.count, wiping: true) { (plaintext) throws(FieldEncryptionError) in
            try decrypt(envelope.span, context: context, subjectKey: subjectKey, into: &plaintext)
            let size = FieldSealing.envelopeSize(plaintext.count, suite(deterministic: false))
            let bytes = plaintext.span
            return try [UInt8](capacity: size) { (output) throws(FieldEncryptionError) in
                try encrypt(bytes, context: context, subjectKey: subjectKey, into: &output)
            }
        }
    }

    /// Lends a worker to give keys of subjects to. The last one is forgotten, also when `body` throws.
    @inline(__always)
    func withSubjectWorker(
        _ body: (XAES256GCMWorker) throws(CryptoCoreError) -> Void
    ) throws(CryptoCoreError) {
        try subjectWorkers.withResource { (xaes) throws(CryptoCoreError) in
            do throws(CryptoCoreError) {
                try body(xaes)
            } catch {
                try xaes.forgetKey()
                throw error
            }
            try xaes.forgetKey()
        }
    }
}
