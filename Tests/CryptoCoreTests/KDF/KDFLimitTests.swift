import Testing

@testable import CryptoCore

@Suite("Limits of the key derivations")
struct KDFLimitTests {
    @Test("scrypt refuses N that RFC 7914 forbids for r", arguments: [(1 << 16, 1), (1 << 20, 1)])
    func scryptCost(n: Int, r: Int) {
        #expect(thrown { try Scrypt.Cost(n: UInt64(n), r: UInt32(r), p: 1) }?.code == .invalidParameter)
        #expect(throws: Never.self) { try Scrypt.Cost(n: 1 << 15, r: 1, p: 1) }
    }

    @Test("HKDF takes an info up to its limit and refuses a longer one as such")
    func hkdfInfo() throws {
        let info = [UInt8](repeating: 1, count: HKDF.maximumInfoSize + 1)
        #expect(thrown { try HKDF.derive(key: SecretBytes([1]), info: info.span, count: 32) }?.code == .inputTooLong)
        let longest = try HKDF.derive(key: SecretBytes([1]), info: info.span.extracting(droppingLast: 1), count: 32)
        #expect(longest.count == 32)
    }
}
