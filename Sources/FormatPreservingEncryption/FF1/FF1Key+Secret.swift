package import CryptoCore

extension FF1Key {
    /// A key that is protected already: 16, 24 or 32 bytes.
    package init(derived secret: SecretBytes) {
        precondition(AESKeySize(rawValue: secret.count) != nil, "an FF1 key has 16, 24 or 32 bytes")
        self.init(secret: secret)
    }
}
