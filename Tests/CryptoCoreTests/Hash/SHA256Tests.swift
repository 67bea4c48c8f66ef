import TestSupport
import Testing

@testable import CryptoCore

@Suite("SHA-256 (FIPS 180-4)")
struct SHA256Tests {
    @Test(
        "gives the digests of the reference cases, wherever they are split",
        arguments: try ReferenceCases.cases(\.sha256))
    func digests(reference: DigestCase) throws {
        let message = reference.message.bytes
        #expect([UInt8](try SHA256.digest(message.span)) == reference.digest.bytes)
        for split in Set([0, 1, 55, 64, message.count]) where split <= message.count {
            let digest = try SHA256.digest(message.span.extracting(..<split), message.span.extracting(split...))
            #expect([UInt8](digest) == reference.digest.bytes)
        }
    }

    /// FIPS 180-2, appendix B.2 and B.3.
    @Test("gives the published examples of two blocks and of a million bytes")
    func published() throws {
        let message = Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)
        #expect(
            [UInt8](try SHA256.digest(message.span))
                == bytes("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"))
        let million = [UInt8](repeating: 0x61, count: 1_000_000)
        #expect(
            [UInt8](try SHA256.digest(million.span))
                == bytes("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"))
    }
}
