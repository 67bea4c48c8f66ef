import FormatPreservingEncryption
import Testing

/// SP 800-38G Rev. 1, section 5.1, and the caps of this library.
@Suite("FF1 limits")
struct FF1LimitTests {
    let key: FF1Key

    init() throws { key = try FF1Key(Array(repeating: 7, count: 16)) }

    private func error(_ body: () throws -> Void) -> FormatPreservingEncryptionError? {
        #expect(throws: FormatPreservingEncryptionError.self, performing: body)
    }

    @Test(
        "The shortest value of a radix is the first with a million possible values",
        arguments: [
            (2, 20), (3, 13), (9, 7), (10, 6), (11, 6), (16, 5), (26, 5), (36, 4), (62, 4), (99, 4), (100, 3), (999, 3),
            (1000, 2), (65_536, 2),
        ])
    func minimumLength(radix: Int, length: Int) throws {
        let ff1 = try FF1(key: key, radix: Radix(radix))
        #expect(ff1.minimumLength == length)
        let value = [Numeral](repeating: 1, count: length)
        #expect(try ff1.decrypt(ff1.encrypt(value)) == value)
        for short in 0..<length {
            let value = [Numeral](repeating: 1, count: short)
            #expect(error { _ = try ff1.encrypt(value) }?.code == .domainTooSmall)
            #expect(error { _ = try ff1.decrypt(value) }?.code == .domainTooSmall)
        }
    }

    @Test("A value of the greatest length works, one more is refused", arguments: [2, 10, 65_536])
    func maximumLength(radix: Int) throws {
        let ff1 = try FF1(key: key, radix: Radix(radix))
        let longest = (0..<FF1.maximumLength).map { Numeral($0 % radix) }
        let token = try ff1.encrypt(longest)
        #expect(token != longest)
        #expect(try ff1.decrypt(token) == longest)
        #expect(error { _ = try ff1.encrypt(longest + [0]) }?.code == .valueTooLong)
        #expect(error { _ = try ff1.decrypt(longest + [0]) }?.code == .valueTooLong)
    }

    @Test("A tweak of the greatest size works, one more is refused")
    func maximumTweak() throws {
        let ff1 = try FF1(key: key, radix: .decimal)
        let value = [Numeral](repeating: 3, count: 16)
        let tweak = [UInt8](repeating: 9, count: FF1.maximumTweakSize)
        #expect(try ff1.decrypt(ff1.encrypt(value, tweak: tweak), tweak: tweak) == value)
        #expect(error { _ = try ff1.encrypt(value, tweak: tweak + [9]) }?.code == .tweakTooLong)
        #expect(error { _ = try ff1.decrypt(value, tweak: tweak + [9]) }?.code == .tweakTooLong)
    }

    @Test("An enormous text is refused by its length")
    func enormousText() throws {
        let text = String(repeating: "1", count: 10_000_000)
        for alphabet in [Alphabet.digits, try Alphabet("0123456789é")] {
            let ff1 = try FF1Text(key: key, alphabet: alphabet)
            #expect(error { _ = try ff1.encrypt(text) }?.code == .valueTooLong)
            #expect(error { _ = try ff1.encryptColumn([text, text]) }?.code == .valueTooLong)
        }
    }

    @Test(
        "A numeral that is not below the radix is refused by its position, and nothing is changed",
        arguments: [2, 10, 62, 65_535])
    func invalidNumeral(radix: Int) throws {
        let ff1 = try FF1(key: key, radix: Radix(radix))
        for position in 0..<24 {
            for invalid in Set([radix, 65_535]) {
                var value = [Numeral](repeating: 0, count: 24)
                value[position] = Numeral(invalid)
                let before = value
                let refusal = error {
                    var span = value.mutableSpan
                    try ff1.encrypt(&span, tweak: Span())
                }
                #expect(refusal?.code == .invalidSymbol)
                #expect(refusal?.position == position)
                #expect(value == before)
            }
        }
    }

    @Test("A radix is 2 to 65,536", arguments: [Int.min, -1, 0, 1, 65_537, Int.max])
    func radix(value: Int) throws {
        #expect(error { _ = try Radix(value) }?.code == .invalidRadix)
    }

    @Test("A key has 16, 24 or 32 bytes", arguments: Array(0...40) + [64, 1000])
    func keySize(count: Int) throws {
        let bytes = [UInt8](repeating: 0xA5, count: count)
        if [16, 24, 32].contains(count) {
            #expect(try FF1Key(bytes).count == count)
        } else {
            #expect(error { _ = try FF1Key(bytes) }?.code == .invalidKeySize)
        }
    }
}
