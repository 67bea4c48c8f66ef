/// One part of a format: a literal, encrypted symbols, a kept part, check digits, alternatives, a number or a date.
///
/// Parts are put together with ``Format/init(_:)``; a string literal there is a literal part.
public struct FormatPart: Sendable {
    let node: FormatNode

    init(_ node: FormatNode) { self.node = node }

    /// A text that every value has at this place, and every token too.
    public static func literal(_ text: String) -> FormatPart { FormatPart(.literal(text)) }

    /// Encrypted symbols of an alphabet.
    ///
    /// - Parameters:
    ///   - alphabet: the symbols; the order of the alphabet is that of the ranks.
    ///   - count: how many, from 1 to ``FF1/maximumLength``.
    public static func encrypted(_ alphabet: Alphabet, _ count: Int = 1) -> FormatPart {
        FormatPart(.symbols(alphabet, count...count, keepsLength: false))
    }

    /// Encrypted symbols of an alphabet, of varying number.
    ///
    /// - Parameters:
    ///   - alphabet: the symbols.
    ///   - counts: how few and how many, up to ``FF1/maximumLength``; from 0 only where something else stands in every
    ///     value, which has at least one character.
    ///   - keepsLength: true (the default) for tokens that have as many symbols as their values, which leaks the
    ///     number; lengths with too few values of their own share one domain with the next. False for one domain over
    ///     all lengths: nothing leaks, and nearly every token has the greatest length.
    public static func encrypted(
        _ alphabet: Alphabet, _ counts: ClosedRange<Int>, keepsLength: Bool = true
    ) -> FormatPart {
        FormatPart(.symbols(alphabet, counts, keepsLength: keepsLength && counts.lowerBound < counts.upperBound))
    }

    /// Symbols that stay in clear, and go into the tweak.
    ///
    /// - Parameters:
    ///   - alphabet: the symbols that are allowed here.
    ///   - count: how many.
    public static func kept(_ alphabet: Alphabet, _ count: Int = 1) -> FormatPart {
        FormatPart(.kept(alphabet, count...count))
    }

    /// Symbols that stay in clear, of varying number.
    public static func kept(_ alphabet: Alphabet, _ counts: ClosedRange<Int>) -> FormatPart {
        FormatPart(.kept(alphabet, counts))
    }

    /// One of several texts, which stays in clear and goes into the tweak. None may begin with another.
    public static func keptOneOf(_ texts: [String]) -> FormatPart { FormatPart(.keptOneOf(texts)) }

    /// Check digits: made anew for the token, and required to be right in value and token.
    public static func check(_ digits: CheckDigits) -> FormatPart { FormatPart(.check(digits)) }

    /// What a regular expression matches, encrypted. See ``Format/init(regex:maximumLength:)``.
    ///
    /// - Parameters:
    ///   - expression: the expression.
    ///   - maximumLength: a bound for an expression that has none.
    ///   - keepsLength: whether tokens have the length of their values.
    public static func pattern(
        _ expression: String, maximumLength: Int? = nil, keepsLength: Bool = false
    ) -> FormatPart {
        FormatPart(.pattern(expression, maximumLength: maximumLength, keepsLength: keepsLength))
    }

    /// One of several sequences of literals, encrypted symbols, expressions and further alternatives: one domain over
    /// all of them, so that a token may follow another alternative than its value.
    public static func alternatives(_ options: [[FormatPart]]) -> FormatPart {
        FormatPart(.alternatives(options.map { $0.map(\.node) }))
    }

    /// A whole number without leading zeros, encrypted.
    public static func integer(_ range: ClosedRange<Int>) -> FormatPart {
        FormatPart(.number(NumberCodec(range: range, fractionDigits: 0)))
    }

    /// A decimal fraction, encrypted: from one to the other, with as many digits after the point as both are written
    /// with.
    ///
    /// - Parameters:
    ///   - first: the least, such as `0.00`.
    ///   - last: the greatest, such as `9999.99`.
    /// - Throws: `invalidFormat`.
    public static func decimal(
        from first: String, to last: String
    ) throws(FormatPreservingEncryptionError) -> FormatPart {
        guard let low = NumberCodec.bound(first), let high = NumberCodec.bound(last),
            low.fractionDigits == high.fractionDigits, low.value <= high.value
        else {
            throw FormatPreservingEncryptionError(
                .invalidFormat,
                "a range of numbers goes upwards between two numbers with equally many digits after the point (at most "
                    + "\(NumberCodec.greatestFractionDigits)), below 2^63 without the point, without leading zeros")
        }
        return FormatPart(.number(NumberCodec(range: low.value...high.value, fractionDigits: low.fractionDigits)))
    }

    /// A date as ISO 8601 writes it, encrypted: `0001-01-01` to `9999-12-31`, or a part of that.
    ///
    /// - Throws: `invalidFormat` or `valueOutOfRange`.
    public static func date(
        from first: String, to last: String
    ) throws(FormatPreservingEncryptionError) -> FormatPart {
        FormatPart(.calendar(try CalendarCodec(from: first, to: last, hasTime: false)))
    }

    /// A date and time as ISO 8601 writes it, encrypted; written as the two ends are.
    ///
    /// - Parameters:
    ///   - first: `2000-01-01T00:00`, with or without `:00` for seconds and `.000` for a fraction of up to nine
    ///     digits; a space may stand for `T`, and `Z` at the end.
    ///   - last: the same for the last.
    /// - Throws: `invalidFormat` or `valueOutOfRange`.
    public static func timestamp(
        from first: String, to last: String
    ) throws(FormatPreservingEncryptionError) -> FormatPart {
        FormatPart(.calendar(try CalendarCodec(from: first, to: last, hasTime: true)))
    }
}
