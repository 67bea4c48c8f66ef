import TestSupport
import Testing

@testable import CryptoCore

@Suite("HKDF (RFC 5869)")
struct HKDFTests {
    private func derive(
        _ function: HMAC.Function = .sha256, key: [UInt8], salt: [UInt8] = [], info: [UInt8] = [], count: Int
    ) throws -> [UInt8] {
        try HKDF.derive(function, key: SecretBytes(key), salt: salt.span, info: info.span, count: count).exposed
    }

    @Test("gives the reference cases", arguments: try ReferenceCases.cases(\.hkdfSHA256))
    func derives(reference: HKDFCase) throws {
        let derived = try derive(
            key: reference.ikm.bytes, salt: reference.salt.bytes, info: reference.info.bytes, count: reference.length)
        #expect(derived == reference.okm.bytes)
    }

    /// RFC 5869, appendix A.2.
    @Test("gives the published example of longer inputs")
    func longer() throws {
        let derived = try derive(key: run(0x00...0x4f), salt: run(0x60...0xaf), info: run(0xb0...0xff), count: 82)
        #expect(
            derived
                == bytes(
                    "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
                        + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
                        + "cc30c58179ec3e87c14c01d5c1f3434f1d87"))
    }

    /// RFC 5869, appendix A.3.
    @Test("gives the published example without salt and info")
    func withoutSalt() throws {
        let derived = try derive(key: [UInt8](repeating: 0x0b, count: 22), count: 42)
        #expect(
            derived == bytes("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"))
    }

    @Test("agrees with HMACs written out", arguments: [HMAC.Function.sha256, .sha512], Seed.all)
    func writtenOut(function: HMAC.Function, seed: Seed) throws {
        var random = seed.generator
        for _ in 0..<30 {
            let (key, salt, info) = (
                random.bytes(1) + random.bytes(upTo: 150), random.bytes(upTo: 150), random.bytes(upTo: 500)
            )
            let count = Int.random(in: 1...300, using: &random)
            #expect(
                try derive(function, key: key, salt: salt, info: info, count: count)
                    == WrittenOut.hkdf(function, key: key, salt: salt, info: info, count: count))
        }
    }

    @Test("gives up to 255 hash lengths", arguments: [HMAC.Function.sha256, .sha512])
    func limits(function: HMAC.Function) throws {
        let most = HKDF.maximumOutputSize(function)
        #expect(most == 255 * function.tagSize)
        let key = run(1...32)
        #expect(
            try derive(function, key: key, count: most)
                == WrittenOut.hkdf(function, key: key, salt: [], info: [], count: most))
        for count in [-1, 0, most + 1, .max] {
            #expect(thrown { try derive(function, key: key, count: count) }?.code == .invalidParameter)
        }
    }

    @Test("needs a key that is not empty")
    func emptyKey() {
        #expect(thrown { try derive(key: [], salt: run(1...32), count: 32) }?.code == .invalidKeySize)
    }
}
