package import CryptoCore

extension RootKeyset {
    /// Derives a key that no cache keeps.
    ///
    /// - Parameters:
    ///   - keyID: an enabled key; see ``requireLive(_:)``.
    ///   - purpose: what it is for.
    ///   - scope: the encoding of a context up to the record.
    ///   - label: may be secret; no copy of it stays.
    package func subkey(
        of keyID: KeyID, _ purpose: SubkeyPurpose, scope: Span<UInt8>, label: Span<UInt8>
    ) throws(CryptoCoreError) -> SecretBytes {
        try liveKey(keyID).subkey(purpose, scope: scope, label: label)
    }
}
