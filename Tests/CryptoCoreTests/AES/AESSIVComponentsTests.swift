import TestSupport
import Testing

@testable import CryptoCore

@Suite("The components of AES-SIV")
struct AESSIVComponentsTests {
    private let siv: AESSIV
    private let plaintext = Array("the same each time".utf8)

    init() throws { siv = try AESSIV(key: SecretBytes(run(0...63))) }

    private static let lists: [[[UInt8]]] = [
        [], [[]], [[1]], [[2]], [[], []], [[], [1]], [[1], []], [[1], [2]], [[2], [1]], [[1, 2]], [[1, 2], []],
    ]

    @Test("all count: absent and empty differ, so does the order, and what is in which")
    func different() throws {
        let sealed = try Self.lists.map { try siv.sealed(plaintext, $0) }
        #expect(Set(sealed).count == Self.lists.count)
        for (index, message) in sealed.enumerated() {
            for (other, components) in Self.lists.enumerated() where other != index {
                #expect(thrown { try siv.opened(message, components) }?.code == .authenticationFailed)
            }
            #expect(try siv.opened(message, Self.lists[index]) == plaintext)
        }
    }

    @Test("give the same again, and nothing random", arguments: lists)
    func deterministic(components: [[UInt8]]) throws {
        let again = try AESSIV(key: SecretBytes(run(0...63)))
        #expect(try siv.sealed(plaintext, components) == again.sealed(plaintext, components))
    }

    @Test("may be a nonce alone, which is then the only one")
    func nonceAlone() throws {
        let nonce: [UInt8] = [9, 8, 7]
        let sealed = try collected(plaintext.count + 16) { (output) throws(CryptoCoreError) in
            try siv.seal(plaintext.span, associatedData: nil, nonce: nonce.span, into: &output)
        }
        #expect(sealed == (try siv.sealed(plaintext, [nonce])))
    }
}
