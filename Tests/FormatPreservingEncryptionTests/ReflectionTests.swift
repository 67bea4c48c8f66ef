import FormatPreservingEncryption
import TestSupport
import Testing

/// Whoever logs or dumps a struct that holds a cipher sees no key, and lives.
@Suite("Printing and reflection")
struct ReflectionTests {
    /// As a service would hold them.
    struct Service {
        let key: FF1Key
        let ff1: FF1
        let cards: FF1Text
        let alphabet: Alphabet
    }

    @Test("Ciphers can be dumped, mirrored and printed after use, and show neither key nor prepared state")
    func dumped() throws {
        let key = try FF1Key(Array("SixteenByteKey!!".utf8))
        let service = try Service(
            key: key, ff1: FF1(key: key, radix: .decimal), cards: FF1Text(key: key, alphabet: .digits),
            alphabet: .digits)
        _ = try service.cards.encrypt("4111111111111111")
        _ = try service.ff1.encrypt([1, 2, 3, 4, 5, 6])
        let dumped = TestSupport.dumped(service)
        for rendering in [dumped, "\(service)", String(reflecting: service), "\(service.ff1) \(service.cards)"] {
            #expect(rendering.count < 2_000)
            #expect(!rendering.contains("Sixteen"))
            #expect(!rendering.contains("41111"))
        }
        #expect(Mirror(reflecting: service.ff1).children.isEmpty)
        #expect(Mirror(reflecting: service.cards).children.isEmpty)
    }

    @Test("An error's code prints by its name")
    func code() {
        #expect("\(FormatPreservingEncryptionError.Code.domainTooSmall)" == "domainTooSmall")
    }
}
