import CryptoCore
public import ProtectionKeys

/// Looking up deterministic envelopes while rows move from key to key.
extension FieldCipher {
    /// The deterministic envelopes that a value may be stored in: one for every enabled key, that of the primary first.
    ///
    /// Of this cipher's ``PlaintextLength``: where a column has both, ask a cipher of each.
    ///
    /// - Throws: as `encryptDeterministically(_:context:into:)`.
    /// - Complexity: O(n) for every enabled key.
    public func deterministicCandidates(
        for text: String, context: FieldContext
    ) throws(FieldEncryptionError) -> [String] {
        var candidates: [String] = []
        for keyID in root.liveKeyIDs {
            try candidates.append(
                envelopeText(of: text.utf8.span) { (plaintext, output) throws(FieldEncryptionError) in
                    try write(plaintext, suite(deterministic: true), keyID, context, into: &output)
                })
        }
        return candidates
    }

    /// The deterministic envelopes that bytes may be stored in. See ``deterministicCandidates(for:context:)-(String,_)``.
    public func deterministicCandidates(
        for plaintext: [UInt8], context: FieldContext
    ) throws(FieldEncryptionError) -> [[UInt8]] {
        try Self.requirePlaintext(plaintext.count)
        let size = maxStoredLength(plaintextBytes: plaintext.count).bytes
        var candidates: [[UInt8]] = []
        for keyID in root.liveKeyIDs {
            let envelope = try [UInt8](capacity: size) { (output) throws(FieldEncryptionError) in
                try write(plaintext.span, suite(deterministic: true), keyID, context, into: &output)
            }
            candidates.append(envelope)
        }
        return candidates
    }
}
