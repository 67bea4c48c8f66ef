/// Luhn and Verhoeff, whose digit may stand anywhere.
extension CheckDigits {
    /// The Luhn sum of a text that is digits and nothing else; nil for another.
    package static func luhnSum(ofDigits text: String) -> Int? {
        let digits = text.utf8.span
        for index in digits.indices where !(0x30...0x39).contains(digits[index]) { return nil }
        return luhnSum(digits, without: -1).sum
    }

    /// The sum of the digits, every second from the right doubled and its digits added (ISO/IEC 7812-1, Annex B),
    /// without the digit at `position`; and whether that one is doubled.
    @inline(__always)
    static func luhnSum<Unit: FormatUnit>(_ text: Span<Unit>, without position: Int) -> (sum: Int, isDoubled: Bool) {
        var (sum, doubles, isDoubled) = (0, false, false)
        var index = text.count
        while index > 0 {
            index &-= 1
            if index == position {
                isDoubled = doubles
                doubles.toggle()
                continue
            }
            let digit = Int(truncatingIfNeeded: text[index]) &- 0x30
            guard digit >= 0, digit < 10 else { continue }
            let twice = digit &+ digit
            sum &+= doubles ? (twice > 9 ? twice &- 9 : twice) : digit
            doubles.toggle()
        }
        return (sum, isDoubled)
    }

    /// The digit that adds `value`, 0 to 9, to a Luhn sum.
    @inline(__always)
    static func luhnDigit(adding value: Int, isDoubled: Bool) -> UInt8 {
        // Doubling takes 0...9 to 0, 2, 4, 6, 8, 1, 3, 5, 7, 9.
        UInt8(truncatingIfNeeded: 0x30 &+ (isDoubled ? (value % 2 == 0 ? value / 2 : (value &+ 9) / 2) : value))
    }

    static func luhnDigit<Unit: FormatUnit>(_ text: Span<Unit>, at position: Int) -> UInt8 {
        let (sum, isDoubled) = luhnSum(text, without: position)
        return luhnDigit(adding: (10 - sum % 10) % 10, isDoubled: isDoubled)
    }

    /// The one of ten digits that makes the product of the permuted digits the neutral element.
    static func verhoeffDigit<Unit: FormatUnit>(_ text: Span<Unit>, at position: Int) -> UInt8 {
        for digit in 0..<10 {
            var (check, place) = (0, 0)
            for index in (0..<text.count).reversed() {
                guard let value = index == position ? digit : value(text[index], letter: nil) else { continue }
                check = product(check, permuted(value, place))
                place += 1
            }
            if check == 0 { return UInt8(0x30 + digit) }
        }
        preconditionFailure("a Latin square has each element in every row")
    }

    /// The dihedral group of order 10: 0...4 rotations, 5...9 reflections.
    private static func product(_ a: Int, _ b: Int) -> Int {
        switch (a < 5, b < 5) {
        case (true, true): (a + b) % 5
        case (true, false): 5 + (a + b) % 5
        case (false, true): 5 + (a - b + 5) % 5
        case (false, false): (a - b + 5) % 5
        }
    }

    /// Verhoeff's permutation (1 5 8 9 4 2 7 0)(3 6), `times` over.
    private static func permuted(_ digit: Int, _ times: Int) -> Int {
        let permutation: InlineArray<10, Int> = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
        var digit = digit
        for _ in 0..<times % 8 { digit = permutation[digit] }
        return digit
    }
}
