import BigInt

/// A part whose values are numbers in disguise: an integer, a date, an address. ASCII.
///
/// Each value has exactly one text, so that what is deciphered is what was enciphered, to the character.
protocol FormatCodec: Sendable {
    /// How many values there are.
    var count: BigUInt { get }

    /// The lengths of the texts, in characters.
    var lengths: ClosedRange<Int> { get }

    /// Whether a scalar occurs in texts.
    func mayContain(_ scalar: UInt32) -> Bool

    /// The number of the text, from 0.
    ///
    /// - Throws: `valueOutOfRange` or `invalidSymbol`, with the position in the whole of `text`.
    func rank<Unit: FormatUnit>(
        _ text: Span<Unit>, from start: Int, count: Int
    ) throws(FormatPreservingEncryptionError) -> UInt128

    /// Writes the text of a number below `count`.
    func append<Unit: FormatUnit>(_ rank: UInt128, to text: inout [Unit])
}

extension FormatPreservingEncryptionError {
    static func outOfRange(_ message: String, at position: Int) -> FormatPreservingEncryptionError {
        FormatPreservingEncryptionError(.valueOutOfRange, message, position: position)
    }

    static func foreign(at position: Int, _ what: String = "this character cannot stand here") -> Self {
        FormatPreservingEncryptionError(.invalidSymbol, what, position: position)
    }
}

extension Span where Element: FormatUnit {
    /// The value of a decimal digit.
    @inline(__always)
    func digit(at index: Int) throws(FormatPreservingEncryptionError) -> Int {
        let digit = Int(truncatingIfNeeded: self[index]) - 0x30
        guard digit >= 0, digit <= 9 else { throw .foreign(at: index, "a decimal digit, 0 to 9, stands here") }
        return digit
    }

    /// The number of so many decimal digits, at most 18.
    func decimal(from start: Int, count: Int) throws(FormatPreservingEncryptionError) -> Int {
        var value = 0
        for index in start..<start + count { value = value * 10 + (try digit(at: index)) }
        return value
    }

    /// Requires an ASCII character.
    func require(_ character: UInt8, at index: Int) throws(FormatPreservingEncryptionError) {
        guard self[index] == Element(character) else {
            throw .foreign(at: index, "'\(Unicode.Scalar(character))' stands here")
        }
    }
}

extension Array where Element: FormatUnit {
    /// Appends a number with at least so many decimal digits.
    mutating func append(decimal value: UInt128, width: Int = 1) {
        var (rest, digits) = (value, 0)
        let start = count
        repeat {
            append(Element(0x30 + UInt8(rest % 10)))
            rest /= 10
            digits += 1
        } while rest > 0 || digits < width
        self[start...].reverse()
    }

    mutating func append(ascii character: UInt8) { append(Element(character)) }
}
