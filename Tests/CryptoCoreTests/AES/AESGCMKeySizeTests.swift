import Testing

@testable import CryptoCore

@Suite("The key of AES-GCM")
struct AESGCMKeySizeTests {
    @Test("has 16, 24 or 32 bytes, and no other number", arguments: 0...66)
    func sizes(size: Int) throws {
        let key = try SecretBytes([UInt8](repeating: 1, count: size))
        let error = thrown { try AESGCM(key: key) }
        #expect(error?.code == ([16, 24, 32].contains(size) ? nil : .invalidKeySize))
    }
}
