/// Computing check digits.
extension CheckDigits {
    /// One or two ASCII characters.
    typealias Solution = (first: UInt8, second: UInt8)

    /// The characters that make a text right; what stands in their place, from `position`, is not looked at.
    ///
    /// - Complexity: O(n).
    func solution<Unit: FormatUnit>(for text: Span<Unit>, at position: Int) -> Solution {
        switch kind {
        case .luhn: (Self.luhnDigit(text, at: position), 0)
        case .verhoeff: (Self.verhoeffDigit(text, at: position), 0)
        case .iban: Self.ibanDigits(text, at: position)
        case .mod112: (Self.pure(text, before: position, modulus: 11, base: 10, letter: 0), 0)
        case .mod372: (Self.pure(text, before: position, modulus: 37, base: 36, letter: 10), 0)
        case .mod9710: Self.mod9710(text, before: position)
        case .mod66126: Self.mod66126(text, before: position)
        case .mod1110: (Self.hybrid(text, before: position, modulus: 10, letter: nil), 0)
        case .mod2726: (Self.hybrid(text, before: position, modulus: 26, letter: 0), 0)
        case .mod3736: (Self.hybrid(text, before: position, modulus: 36, letter: 10), 0)
        }
    }

    /// 0 to 9 for a digit, and for a capital `letter` and on.
    @inline(__always)
    static func value<Unit: FormatUnit>(_ unit: Unit, letter: Int?) -> Int? {
        let code = Int(truncatingIfNeeded: unit)
        if letter != 0, (0x30...0x39).contains(code) { return code - 0x30 }
        if let letter, (0x41...0x5A).contains(code) { return code - 0x41 + letter }
        return nil
    }

    private static func character(_ value: Int, letter: Int?) -> UInt8 {
        if let letter, value >= letter { return UInt8(0x41 + value - letter) }
        return UInt8(0x30 + value)
    }

    /// ISO/IEC 7064, section 7: pure systems of radix 2. The value after the greatest of `base` is the extra character.
    private static func pure<Unit: FormatUnit>(
        _ text: Span<Unit>, before end: Int, modulus: Int, base: Int, letter: Int
    ) -> UInt8 {
        let letter = letter == 0 ? nil : Optional(letter)
        var product = 0
        for index in 0..<end {
            guard let value = value(text[index], letter: letter) else { continue }
            product = (product + value) * 2 % modulus
        }
        let check = (modulus + 1 - product) % modulus
        if check == base { return base == 10 ? UInt8(ascii: "X") : UInt8(ascii: "*") }
        return character(check, letter: letter)
    }

    /// ISO/IEC 7064, MOD 97-10: (number * 100 + check) mod 97 = 1.
    private static func mod9710<Unit: FormatUnit>(_ text: Span<Unit>, before end: Int) -> Solution {
        var rest = 0
        for index in 0..<end { rest = mod97(rest, text[index]) }
        return decimal(98 - rest * 100 % 97)
    }

    /// One more character of a number mod 97: a digit is one decimal place, a capital two.
    @inline(__always)
    private static func mod97<Unit: FormatUnit>(_ rest: Int, _ unit: Unit) -> Int {
        guard let value = value(unit, letter: 10) else { return rest }
        return (rest * (value < 10 ? 10 : 100) + value) % 97
    }

    private static func decimal(_ value: Int) -> Solution { (UInt8(0x30 + value / 10), UInt8(0x30 + value % 10)) }

    /// ISO 13616-1, section 6.1: country code and `00` behind the rest, letters as two digits, 98 - (number mod 97).
    private static func ibanDigits<Unit: FormatUnit>(_ text: Span<Unit>, at position: Int) -> Solution {
        var rest = 0
        for index in position + 2..<text.count { rest = mod97(rest, text[index]) }
        for index in 0..<position { rest = mod97(rest, text[index]) }
        return decimal(98 - rest * 100 % 97)
    }

    /// ISO/IEC 7064, MOD 661-26: two capitals.
    private static func mod66126<Unit: FormatUnit>(_ text: Span<Unit>, before end: Int) -> Solution {
        var rest = 0
        for index in 0..<end {
            guard let value = value(text[index], letter: 0) else { continue }
            rest = (rest * 26 + value) % 661
        }
        let check = (662 - rest * 676 % 661) % 661
        return (UInt8(0x41 + check / 26), UInt8(0x41 + check % 26))
    }

    /// ISO/IEC 7064, section 8: hybrid systems MOD (modulus + 1), modulus.
    private static func hybrid<Unit: FormatUnit>(
        _ text: Span<Unit>, before end: Int, modulus: Int, letter: Int?
    ) -> UInt8 {
        var product = modulus
        for index in 0..<end {
            guard let value = value(text[index], letter: letter) else { continue }
            let sum = (product + value) % modulus
            product = (sum == 0 ? modulus : sum) * 2 % (modulus + 1)
        }
        return character((modulus + 1 - product) % modulus, letter: letter)
    }
}
