import FormatPreservingEncryption
import Testing

@Suite("FF1 is a permutation")
struct FF1PermutationTests {
    @Test("Over all 10^6 values of six digits: every value is hit once, and deciphering undoes it")
    func wholeDomain() throws {
        let cards = try FF1Text(key: FF1Key.random(), alphabet: .digits)
        var column: [UInt8] = []
        column.reserveCapacity(6_000_000)
        for value in 0..<1_000_000 {
            var (rest, digits) = (value, [UInt8](repeating: 0, count: 6))
            for index in (0..<6).reversed() {
                digits[index] = 0x30 + UInt8(rest % 10)
                rest /= 10
            }
            column += digits
        }
        let original = column
        let tweak: [UInt8] = [1, 2, 3]
        var span = column.mutableSpan
        try cards.encryptASCIIColumn(&span, width: 6, tweak: tweak.span)

        var seen = [Bool](repeating: false, count: 1_000_000)
        for row in 0..<1_000_000 {
            var value = 0
            for digit in column[row * 6..<row * 6 + 6] { value = value * 10 + Int(digit - 0x30) }
            seen[value] = true
        }
        #expect(seen.allSatisfy { $0 })
        #expect(column != original)

        // Deciphering some is enough: what is a permutation has one inverse.
        let (first, last) = (6 * 400_000, 6 * 500_000)
        var some = Array(column[first..<last])
        span = some.mutableSpan
        try cards.decryptASCIIColumn(&span, width: 6, tweak: tweak.span)
        #expect(some == Array(original[first..<last]))
    }
}
