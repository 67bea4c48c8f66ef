package import CryptoCore

extension RootKeyset {
    /// Derives a key that no cache keeps, and appends it.
    ///
    /// - Parameters:
    ///   - keyID: an enabled key; see ``requireLive(_:)``.
    ///   - purpose: what it is for.
    ///   - scope: the encoding of a context up to the record.
    ///   - label: may be secret; no copy of it stays.
    ///   - output: gets the key, which is the caller's to wipe.
    package func appendSubkey(
        of keyID: KeyID, _ purpose: SubkeyPurpose, scope: Span<UInt8>, label: Span<UInt8>,
        to output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        try liveKey(keyID).appendSubkey(purpose, scope: scope, label: label, to: &output)
    }
}
