/// How a value may be written where somebody finds it.
enum TextVariant: String, CaseIterable, Sendable {
    case asGiven = "as it is"
    case lowerCase = "lower case"
    case upperCase = "upper case"
    case digits = "digits only"
    case groups = "in groups of four"
    case hexadecimal = "hexadecimal"
    case base64 = "Base64"

    /// The ways in which a value may be written, in bytes; those that are the same as it is are left out.
    static func patterns(of value: String, _ field: CustomerField) -> [(variant: TextVariant, bytes: [UInt8])] {
        let bytes = Array(value.utf8)
        var patterns: [(variant: TextVariant, bytes: [UInt8])] = []
        func add(_ variant: TextVariant, _ pattern: [UInt8]) {
            if !patterns.contains(where: { $0.bytes == pattern }) { patterns.append((variant, pattern)) }
        }
        add(.asGiven, bytes)
        if field.hasLetters {
            add(.lowerCase, Array(value.lowercased().utf8))
            add(.upperCase, Array(value.uppercased().utf8))
        } else {
            let digits = bytes.filter { (0x30...0x39).contains($0) }
            // Fewer are found by chance wherever there are numbers.
            if digits.count >= fewestDigits { add(.digits, digits) }
            if field == .card, digits.count >= fewestDigits {
                add(.groups, grouped(digits, by: UInt8(ascii: " ")))
                add(.groups, grouped(digits, by: UInt8(ascii: "-")))
            }
        }
        add(.hexadecimal, bytes.flatMap { [hexadecimalDigits[Int($0 >> 4)], hexadecimalDigits[Int($0 & 15)]] })
        // A value that stands somewhere within a text in Base64 looks in one of three ways.
        for alphabet in [standardAlphabet, addressAlphabet] {
            for shift in 0...2 { add(.base64, Self.base64(bytes, shift, alphabet)) }
        }
        return patterns.filter { $0.variant == .digits || isTelling($0.bytes) }
    }

    /// How many digits a number has to have to be looked for without what parts them.
    private static let fewestDigits = 10

    /// Whether bytes are so many that they do not stand anywhere by chance: 2^-44 for a place, where protected values are
    /// letters, digits and two signs, and everything else comes as often as any byte.
    static func isTelling(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= PatternSearch.shortest else { return false }
        return bytes.reduce(0) { $0 + (isBase64[Int($1)] ? 6 : 8) } >= 44
    }

    private static let hexadecimalDigits = Array("0123456789abcdef".utf8)
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    private static let standardAlphabet = letters + Array("+/".utf8)
    private static let addressAlphabet = letters + Array("-_".utf8)
    private static let isBase64: [Bool] = (0...255).map { (letters + Array("+/-_".utf8)).contains($0) }

    private static func grouped(_ digits: [UInt8], by separator: UInt8) -> [UInt8] {
        var grouped: [UInt8] = []
        for (place, digit) in digits.enumerated() {
            if place > 0, place.isMultiple(of: 4) { grouped.append(separator) }
            grouped.append(digit)
        }
        return grouped
    }

    /// The characters that depend on these bytes alone, so many bytes behind the start of a group of three.
    private static func base64(_ bytes: [UInt8], _ shift: Int, _ alphabet: [UInt8]) -> [UInt8] {
        var (text, bits, width) = ([UInt8](), UInt32(0), 0)
        text.reserveCapacity(bytes.count * 4 / 3 + 4)
        for byte in repeatElement(0, count: shift) + bytes {
            bits = bits << 8 | UInt32(byte)
            width += 8
            while width >= 6 {
                width -= 6
                text.append(alphabet[Int(bits >> UInt32(width) & 63)])
            }
        }
        return Array(text.dropFirst(shift == 0 ? 0 : shift + 1))
    }
}
