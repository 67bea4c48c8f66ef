/// A part of a format as it was asked for: what the compiler reads and the text form prints.
indirect enum FormatNode: Sendable {
    case literal(String)
    /// Encrypted symbols; whether a token has exactly as many as its value.
    case symbols(Alphabet, ClosedRange<Int>, keepsLength: Bool)
    case kept(Alphabet, ClosedRange<Int>)
    case keptOneOf([String])
    /// The country code of a telephone number.
    case keptCallingCode
    case check(CheckDigits)
    /// What an expression matches; the bound of its length, where it has none itself; whether tokens keep the length.
    case pattern(String, maximumLength: Int?, keepsLength: Bool)
    case alternatives([[FormatNode]])
    case number(NumberCodec)
    case calendar(CalendarCodec)
    case ipv4
    case ipv6
    /// The letters of a text, at whatever places they stand; the other characters that may stand between them.
    case letters(Alphabet, keeping: [Unicode.Scalar], ClosedRange<Int>)
    case card(PaymentCardScheme)

    var isCallingCode: Bool {
        if case .keptCallingCode = self { true } else { false }
    }
}
