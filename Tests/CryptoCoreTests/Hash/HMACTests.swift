import TestSupport
import Testing

@testable import CryptoCore

@Suite("HMAC (RFC 2104, FIPS 198-1)")
struct HMACTests {
    @Test("gives the SHA-256 tags of the reference cases", arguments: try ReferenceCases.cases(\.hmacSHA256))
    func sha256(reference: MACCase) throws { try expectTag(.sha256, reference) }

    @Test("gives the SHA-512 tags of the reference cases", arguments: try ReferenceCases.cases(\.hmacSHA512))
    func sha512(reference: MACCase) throws { try expectTag(.sha512, reference) }

    private func expectTag(_ function: HMAC.Function, _ reference: MACCase) throws {
        let hmac = try HMAC(function, key: SecretBytes(reference.key.bytes))
        let (message, tag) = (reference.message.bytes, reference.mac.bytes)
        #expect(try hmac.tag(message) == tag)
        #expect(try hmac.isValid(tag.span, for: message.span))
    }

    struct Published: Sendable {
        let key, message: [UInt8]
        let sha256, sha512: String
    }

    /// RFC 4231, sections 4.2, 4.4, 4.5 and 4.7: test cases 1, 3, 4 and 6 (case 2 is a power-on test).
    static let published = [
        Published(
            key: [UInt8](repeating: 0x0b, count: 20), message: Array("Hi There".utf8),
            sha256: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
            sha512: "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde"
                + "daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854"),
        Published(
            key: [UInt8](repeating: 0xaa, count: 20), message: [UInt8](repeating: 0xdd, count: 50),
            sha256: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
            sha512: "fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39"
                + "bf3e848279a722c806b485a47e67c807b946a337bee8942674278859e13292fb"),
        Published(
            key: run(0x01...0x19), message: [UInt8](repeating: 0xcd, count: 50),
            sha256: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
            sha512: "b0ba465637458c6990e5a8c5f61d4af7e576d97ff94b872de76f8050361ee3db"
                + "a91ca5c11aa25eb4d679275cc5788063a5f19741120c4f2de2adebeb10a298dd"),
        Published(
            key: [UInt8](repeating: 0xaa, count: 131),
            message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            sha256: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            sha512: "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352"
                + "6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598"),
    ]

    @Test("gives the examples of RFC 4231", arguments: published)
    func rfc4231(example: Published) throws {
        #expect(try HMAC(.sha256, key: SecretBytes(example.key)).tag(example.message) == bytes(example.sha256))
        #expect(try HMAC(.sha512, key: SecretBytes(example.key)).tag(example.message) == bytes(example.sha512))
    }

    @Test(
        "gives the same tag again under one object, whatever came between", arguments: [HMAC.Function.sha256, .sha512])
    func again(function: HMAC.Function) throws {
        let hmac = try HMAC(function, key: SecretBytes(run(0...31)))
        let messages = (0...70).map { [UInt8](repeating: 7, count: $0) }
        let first = try messages.map { try hmac.tag($0) }
        #expect(try messages.reversed().map { try hmac.tag($0) } == first.reversed())
        #expect(Set(first).count == messages.count)
    }
}
