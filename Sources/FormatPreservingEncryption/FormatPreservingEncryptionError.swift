/// Why a value was refused.
///
/// The message says what to do and holds lengths, limits and positions, never a symbol of the value or a byte of the
/// key. `row` and `position` point into the caller's own data.
public struct FormatPreservingEncryptionError: Error, Hashable, Sendable {
    /// The kind of failure. A struct, so that later versions can add kinds.
    public struct Code: Hashable, Sendable {
        fileprivate enum Kind: Hashable {
            case invalidRadix, invalidAlphabet, invalidKeySize
            case invalidSymbol, domainTooSmall, valueTooLong, tweakTooLong
            case unequalWidth, alphabetNotASCII
            case invalidFormat, unsupportedExpression, formatTooComplex
            case valueTooShort, wrongCheckDigit, valueOutOfRange
            case cryptographyFailed
        }

        fileprivate let kind: Kind

        /// A radix outside 2...65,536.
        public static let invalidRadix = Code(kind: .invalidRadix)
        /// An alphabet with fewer than 2 or more than 65,536 symbols, or with a symbol twice.
        public static let invalidAlphabet = Code(kind: .invalidAlphabet)
        /// A key that is not 16, 24 or 32 bytes long.
        public static let invalidKeySize = Code(kind: .invalidKeySize)
        /// A symbol outside the alphabet, or a numeral that is not below the radix, at `position`.
        public static let invalidSymbol = Code(kind: .invalidSymbol)
        /// Fewer than 1,000,000 possible values of this length or format.
        public static let domainTooSmall = Code(kind: .domainTooSmall)
        /// A value above ``FF1/maximumLength`` symbols, or longer than its format.
        public static let valueTooLong = Code(kind: .valueTooLong)
        /// A tweak above ``FF1/maximumTweakSize`` bytes.
        public static let tweakTooLong = Code(kind: .tweakTooLong)
        /// A column whose values, or whose tweaks, are not all of one width.
        public static let unequalWidth = Code(kind: .unequalWidth)
        /// A call for ASCII bytes with an alphabet that has other symbols.
        public static let alphabetNotASCII = Code(kind: .alphabetNotASCII)
        /// A format that makes no sense, as a text at `position`: a class that is never closed, a length that runs
        /// backwards.
        public static let invalidFormat = Code(kind: .invalidFormat)
        /// A regular expression that uses what no format can have, such as a back-reference, at `position`.
        public static let unsupportedExpression = Code(kind: .unsupportedExpression)
        /// A format or expression whose automaton would be too large.
        public static let formatTooComplex = Code(kind: .formatTooComplex)
        /// A value that ends before its format does.
        public static let valueTooShort = Code(kind: .valueTooShort)
        /// A check digit that does not fit the rest of the value, at `position`.
        public static let wrongCheckDigit = Code(kind: .wrongCheckDigit)
        /// A number, date or time, written at `position`, that is none, is not written as the format writes it, or is
        /// outside the range.
        public static let valueOutOfRange = Code(kind: .valueOutOfRange)
        /// The cryptographic library refused to work, or failed its power-on test.
        public static let cryptographyFailed = Code(kind: .cryptographyFailed)
    }

    /// The kind of failure.
    public let code: Code

    /// What is wrong and what to do about it, in English.
    public let message: String

    /// For a value in a column: its row, from 0.
    public let row: Int?

    /// For a symbol: its place in the value, from 0, in numerals (Unicode scalars for text).
    public let position: Int?

    init(_ code: Code, _ message: String, row: Int? = nil, position: Int? = nil) {
        self.code = code
        self.message = message
        self.row = row
        self.position = position
    }

    /// A format that makes no sense; in a text form, where.
    static func invalidFormat(_ message: String, at position: Int? = nil) -> FormatPreservingEncryptionError {
        FormatPreservingEncryptionError(.invalidFormat, message, position: position)
    }

    static func invalidSymbol(at position: Int, radix: Radix) -> FormatPreservingEncryptionError {
        FormatPreservingEncryptionError(
            .invalidSymbol, "the symbol is not one of the \(radix.value) that this cipher has", position: position)
    }

    /// The same failure, placed in a column.
    func inRow(_ row: Int) -> FormatPreservingEncryptionError {
        FormatPreservingEncryptionError(code, message, row: row, position: position)
    }
}

extension FormatPreservingEncryptionError: CustomStringConvertible {
    /// The message with the place.
    public var description: String {
        var place = ""
        if let row { place += "row \(row): " }
        if let position { place += "position \(position): " }
        return place + message
    }
}

extension FormatPreservingEncryptionError.Code: CustomStringConvertible {
    /// The name of the code, such as `invalidSymbol`.
    public var description: String { "\(kind)" }
}
