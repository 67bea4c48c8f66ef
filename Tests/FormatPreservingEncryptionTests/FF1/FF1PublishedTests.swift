import FormatPreservingEncryption
import TestSupport
import Testing

/// The nine samples that NIST published with SP 800-38G ("FF1 samples", CSRC).
@Suite("SP 800-38G FF1 samples")
struct FF1PublishedTests {
    struct Sample: CustomStringConvertible, Sendable {
        let number: Int
        let key: String
        let alphabet: Alphabet
        let tweak: String
        let plaintext: String
        let ciphertext: String

        var description: String { "sample \(number)" }
    }

    private static let key128 = "2B7E151628AED2A6ABF7158809CF4F3C"
    private static let key192 = "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F"
    private static let key256 = "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F7F036D6F04FC6A94"
    private static let decimalTweak = "39383736353433323130"
    private static let letterTweak = "3737373770717273373737"

    static let samples: [Sample] = [
        Sample(
            number: 1, key: key128, alphabet: .digits, tweak: "", plaintext: "0123456789", ciphertext: "2433477484"),
        Sample(
            number: 2, key: key128, alphabet: .digits, tweak: decimalTweak, plaintext: "0123456789",
            ciphertext: "6124200773"),
        Sample(
            number: 3, key: key128, alphabet: .base36, tweak: letterTweak, plaintext: "0123456789abcdefghi",
            ciphertext: "a9tv40mll9kdu509eum"),
        Sample(
            number: 4, key: key192, alphabet: .digits, tweak: "", plaintext: "0123456789", ciphertext: "2830668132"),
        Sample(
            number: 5, key: key192, alphabet: .digits, tweak: decimalTweak, plaintext: "0123456789",
            ciphertext: "2496655549"),
        Sample(
            number: 6, key: key192, alphabet: .base36, tweak: letterTweak, plaintext: "0123456789abcdefghi",
            ciphertext: "xbj3kv35jrawxv32ysr"),
        Sample(
            number: 7, key: key256, alphabet: .digits, tweak: "", plaintext: "0123456789", ciphertext: "6657667009"),
        Sample(
            number: 8, key: key256, alphabet: .digits, tweak: decimalTweak, plaintext: "0123456789",
            ciphertext: "1001623463"),
        Sample(
            number: 9, key: key256, alphabet: .base36, tweak: letterTweak, plaintext: "0123456789abcdefghi",
            ciphertext: "xs8a0azh2avyalyzuwd"),
    ]

    @Test("A sample is enciphered and deciphered as published", arguments: samples)
    func sample(_ sample: Sample) throws {
        let ff1 = try FF1Text(key: FF1Key(bytes(sample.key)), alphabet: sample.alphabet)
        #expect(try ff1.encrypt(sample.plaintext, tweak: bytes(sample.tweak)) == sample.ciphertext)
        #expect(try ff1.decrypt(sample.ciphertext, tweak: bytes(sample.tweak)) == sample.plaintext)
    }
}
