import TestSupport
import Testing

@testable import CryptoCore

@Suite("The power-on tests")
struct PowerOnLockTests {
    @Test("pass here")
    func pass() throws {
        try PowerOnTests.run()
        try PowerOnTests.run()
    }

    @Test("hold for every primitive by itself", arguments: PowerOnTests.Primitive.allCases)
    func hold(primitive: PowerOnTests.Primitive) throws {
        #expect(try KnownAnswers.hold(for: primitive))
    }

    /// Every way into the module, so that none stays open.
    private static let doors: [(name: String, enter: @Sendable () throws -> Void)] = [
        ("PowerOnTests.run", { try PowerOnTests.run() }),
        ("AESBlockCipher", { _ = try AESBlockCipher(key: SecretBytes(run(0...31))) }),
        ("AESGCM", { _ = try AESGCM(key: SecretBytes(run(0...31))) }),
        ("XAES256GCM", { _ = try XAES256GCM(key: SecretBytes(run(0...31))) }),
        ("AESCMAC", { _ = try AESCMAC(key: SecretBytes(run(0...31))) }),
        ("AESSIV", { _ = try AESSIV(key: SecretBytes(run(0...63))) }),
        ("HMAC-SHA-256", { _ = try HMAC(.sha256, key: SecretBytes(run(0...31))) }),
        ("HMAC-SHA-512", { _ = try HMAC(.sha512, key: SecretBytes(run(0...31))) }),
        ("HKDF", { _ = try HKDF.derive(key: SecretBytes(run(0...31)), info: Span(), count: 32) }),
        (
            "scrypt",
            {
                let cost = try Scrypt.Cost(n: 16, r: 1, p: 1)
                _ = try Scrypt.derive(password: SecretBytes([1]), salt: Span(), cost: cost, count: 16)
            }
        ),
        ("SHA-256", { _ = try SHA256.digest(Span()) }),
        ("Ed25519.PrivateKey", { _ = try Ed25519.PrivateKey(seed: SecretBytes(run(0...31))) }),
        (
            "Ed25519.PublicKey",
            {
                let key = bytes("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
                _ = try Ed25519.PublicKey(key)
            }
        ),
        (
            "SecureRandom.fill",
            {
                var target = [UInt8](repeating: 0, count: 16)
                var span = target.mutableSpan
                try SecureRandom.fill(&span)
            }
        ),
        (
            "SecureRandom.append",
            { _ = try collected(16) { (output) throws(CryptoCoreError) in try SecureRandom.append(16, to: &output) } }
        ),
    ]

    @Test("of which one fails shut every way into the module", arguments: PowerOnTests.Primitive.allCases)
    func lock(primitive: PowerOnTests.Primitive) async {
        await #expect(processExitsWith: .success) { [number = primitive.rawValue as Int] in
            let primitive = try #require(PowerOnTests.Primitive(rawValue: number))
            PowerOnTests.insecureForceFailure(of: primitive)
            for _ in 0..<2 {
                for door in Self.doors {
                    let error = thrown { try door.enter() }
                    #expect(error?.code == .selfTestFailed, "\(door.name) is open")
                    #expect(
                        error?.message.contains("test of \(primitive) failed") == true, "\(door.name): other message")
                }
            }
        }
    }

    @Test("leave every way open when they pass")
    func open() async {
        await #expect(processExitsWith: .success) {
            for door in Self.doors { #expect(throws: Never.self, "\(door.name)") { try door.enter() } }
        }
    }
}
