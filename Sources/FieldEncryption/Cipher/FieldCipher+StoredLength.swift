import CryptoCore
import ProtectionKeys

extension FieldCipher {
    /// How long an envelope of a plaintext of so many bytes can be: for the width of a column.
    ///
    /// - Parameter plaintextBytes: 0 to ``maximumPlaintextSize``.
    /// - Returns: the lengths of randomised envelopes, which are the longer ones; exact for ``PlaintextLength/visible``
    ///   and, for plaintexts of just this length, for ``PlaintextLength/hidden``.
    public func maxStoredLength(plaintextBytes: Int) -> StoredLength {
        precondition(
            (0...Self.maximumPlaintextSize).contains(plaintextBytes),
            "a field has 0 to \(Self.maximumPlaintextSize) bytes")
        let bytes = FieldSealing.envelopeSize(plaintextBytes, suite(deterministic: false))
        return StoredLength(bytes: bytes, characters: Base64.encodedSize(bytes, .url))
    }
}
