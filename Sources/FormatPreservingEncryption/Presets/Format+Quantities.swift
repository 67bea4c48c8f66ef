/// Numbers, dates and times.
extension Format {
    /// Dates as ISO 8601 writes them, `YYYY-MM-DD`.
    ///
    /// Domain: the days from one to the other. The whole range, 0001-01-01 to 9999-12-31, has 3,652,059, which is
    /// enough; a range below some 2,738 years is refused: join the date with a time (``timestamp(from:to:)``), or
    /// mask it. Leaks: which rows are equal.
    ///
    /// - Important: Tokens are spread over the domain, the values of a column are not: birth dates of living people have
    ///   some 40,000 real values. Whoever may ask for tokens can make those of all of them, and whoever knows how often
    ///   which date occurs learns from counting. Use dates alone for what is not personal, or an opaque token.
    ///
    /// - Parameters:
    ///   - first: the first date.
    ///   - last: the last.
    /// - Throws: `invalidFormat`, `valueOutOfRange` for what is no date, `domainTooSmall`.
    ///
    /// ## Specification
    /// ISO 8601-1, section 5.2.2.1, in the proleptic Gregorian calendar.
    public static func date(
        from first: String = "0001-01-01", to last: String = "9999-12-31"
    ) throws(FormatPreservingEncryptionError) -> Format {
        try Format(parts: [try .date(from: first, to: last)])
    }

    /// Dates with a time of day as ISO 8601 writes them, in the form of the two ends.
    ///
    /// Domain: the minutes, seconds or fractions of a second from one to the other: 3,155,760,000 seconds in a
    /// hundred years. There are no leap seconds. Leaks: which rows are equal.
    ///
    /// - Parameters:
    ///   - first: `2000-01-01T00:00`, with or without seconds and a fraction of up to nine digits, with `T` or a
    ///     space, with or without `Z`.
    ///   - last: the same for the last.
    /// - Throws: `invalidFormat`, `valueOutOfRange` for what is no time, `domainTooSmall`.
    ///
    /// ## Specification
    /// ISO 8601-1, section 5.4; RFC 3339, section 5.6 with `Z` alone.
    public static func timestamp(
        from first: String, to last: String
    ) throws(FormatPreservingEncryptionError) -> Format {
        try Format(parts: [try .timestamp(from: first, to: last)])
    }

    /// Whole numbers without leading zeros.
    ///
    /// Domain: the numbers of the range. Leaks: which rows are equal; sums and order are gone.
    ///
    /// - Throws: `domainTooSmall`.
    public static func integer(in range: ClosedRange<Int>) throws(FormatPreservingEncryptionError) -> Format {
        try Format(parts: [.integer(range)])
    }

    /// Decimal numbers with a fixed number of digits after the point, such as amounts.
    ///
    /// Domain: the numbers from one to the other: 10^9 for `0.00` to `9999999.99`. Leaks: which rows are equal.
    ///
    /// - Parameters:
    ///   - first: the least, as `0.00`.
    ///   - last: the greatest, with as many digits after the point.
    /// - Throws: `invalidFormat`, `domainTooSmall`.
    public static func decimal(
        from first: String, to last: String
    ) throws(FormatPreservingEncryptionError) -> Format {
        try Format(parts: [try .decimal(from: first, to: last)])
    }
}
