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

    /// Whether another key than the primary wrote an envelope.
    ///
    /// - Throws: as ``keyID(of:)-([UInt8])``.
    public func needsRotation(_ envelope: [UInt8]) throws(FieldEncryptionError) -> Bool {
        try keyID(of: envelope) != root.primaryKeyID
    }

    /// Whether another key than the primary wrote a text envelope.
    public func needsRotation(_ envelope: String) throws(FieldEncryptionError) -> Bool {
        try keyID(of: envelope) != root.primaryKeyID
    }

    /// Encrypts the value of an envelope anew, under the primary key and in the same suite. The plaintext does not leave
    /// this call, and is wiped.
    ///
    /// - Throws: as `decrypt(_:context:into:)`.
    public func reencrypt(_ envelope: [UInt8], context: FieldContext) throws(FieldEncryptionError) -> [UInt8] {
        // The suite stays, and so does the size.
        try [UInt8](capacity: envelope.count) { (output) throws(FieldEncryptionError) in
            try reencrypt(envelope.span, context: context, into: &output)
        }
    }

    /// Encrypts the value of a text envelope anew. See ``reencrypt(_:context:)-([UInt8],_)``.
    public func reencrypt(_ envelope: String, context: FieldContext) throws(FieldEncryptionError) -> String {
        try EnvelopeText.withDecoded(envelope) { (bytes) throws(FieldEncryptionError) in
            try withTemporaryBytes(capacity: bytes.count) { (output) throws(FieldEncryptionError) in
                try reencrypt(bytes, context: context, into: &output)
                return EnvelopeText.encode(output.span)
            }
        }
    }

    private func reencrypt(
        _ envelope: Span<UInt8>, context: FieldContext, into output: inout OutputSpan<UInt8>
    ) throws(FieldEncryptionError) {
        let suite = try EnvelopeHeader(of: envelope).suite
        try withTemporaryBytes(capacity: envelope.count, wiping: true) { (plaintext) throws(FieldEncryptionError) in
            try decrypt(envelope, context: context, into: &plaintext)
            try write(plaintext.span, suite, context, into: &output)
        }
    }

    /// How long an envelope of a plaintext of so many bytes can be: for the width of a column.
    ///
    /// - Parameter plaintextBytes: 0 to ``maximumPlaintextSize``.
    /// - Returns: the lengths of randomised envelopes, which are the longer ones; exact for ``PlaintextLength/visible``
    ///   and, for plaintexts of just this length, for ``PlaintextLength/hidden``.
    public func maxStoredLength(plaintextBytes: Int) -> StoredLength {
        precondition(
            (0...Self.maximumPlaintextSize).contains(plaintextBytes),
            "a field has 0 to \(Self.maximumPlaintextSize) bytes")
        let suite: EnvelopeSuite = plaintextLength == .visible ? .randomized : .randomizedPadded
        let bytes = FieldSealing.envelopeSize(plaintextBytes, suite)
        return StoredLength(bytes: bytes, characters: Base64.encodedSize(bytes, .url))
    }
}

/// The room that an envelope takes.
public struct StoredLength: Hashable, Sendable {
    /// Of the binary form, in bytes.
    public let bytes: Int
    /// Of the text form, in characters, which are ASCII.
    public let characters: Int
}
