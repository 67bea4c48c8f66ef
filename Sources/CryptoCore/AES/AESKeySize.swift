/// The three key lengths of AES (FIPS 197), by their number of bytes.
package enum AESKeySize: Int, CaseIterable, Sendable {
    case bits128 = 16
    case bits192 = 24
    case bits256 = 32

    init(of key: borrowing SecretBytes) throws(CryptoCoreError) {
        guard let size = AESKeySize(rawValue: key.count) else {
            throw CryptoCoreError(.invalidKeySize, "an AES key has 16, 24 or 32 bytes, this one has \(key.count)")
        }
        self = size
    }
}
