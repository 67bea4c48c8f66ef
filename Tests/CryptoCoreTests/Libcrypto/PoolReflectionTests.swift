import TestSupport
import Testing

@testable import CryptoCore

@Suite("Primitives can be reflected")
struct PoolReflectionTests {
    @Test("Dumping a primitive in use neither traps nor shows what is in its pool")
    func dumped() throws {
        let key = try SecretBytes(copying: Array(repeating: UInt8(0x5A), count: 32).span)
        let primitives: [Any] = [
            try AESGCM(key: key), try XAES256GCM(key: key), try AESSIV(key: key), try AESCMAC(key: key),
            try HMAC(.sha256, key: key),
        ]
        _ = try AESCMAC(key: key).tag(of: Span())
        for primitive in primitives {
            let dumped = TestSupport.dumped(primitive)
            #expect(dumped.count < 1_000)
            #expect(!dumped.contains("90"))
        }
    }
}
