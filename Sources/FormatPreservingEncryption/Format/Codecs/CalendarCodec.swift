import BigInt

/// Dates, or dates with a time of day, in a range; written as ISO 8601 does.
///
/// The calendar is the proleptic Gregorian one, years 0001 to 9999, every minute with 60 seconds.
struct CalendarCodec: FormatCodec, Hashable {
    /// How a time is written. nil for dates alone.
    struct Clock: Hashable {
        /// `T` or a space.
        let separator: UInt8
        let hasSeconds: Bool
        /// 0 to 9; only with seconds.
        let fractionDigits: Int
        /// Whether `Z` stands at the end.
        let hasZone: Bool
    }

    let clock: Clock?
    /// Days, minutes, seconds or fractions of these since the start of year 1.
    let range: ClosedRange<UInt128>

    private init(clock: Clock?, range: ClosedRange<UInt128>) { (self.clock, self.range) = (clock, range) }

    /// A range from the texts of its ends, which also say how all are written.
    ///
    /// - Parameter hasTime: whether a time of day belongs to it.
    init(
        from first: String, to last: String, hasTime: Bool
    ) throws(FormatPreservingEncryptionError) {
        let clock = hasTime ? try Self.clock(of: Array(first.utf8)) : nil
        let probe = CalendarCodec(clock: clock, range: 0...UInt128(UInt128.max >> 1))
        let ends = [Array(first.utf8), Array(last.utf8)]
        guard ends.allSatisfy({ $0.count == probe.lengths.lowerBound }) else {
            throw FormatPreservingEncryptionError(
                .invalidFormat, "the ends of a range of dates or times are written alike")
        }
        let (low, high) = (ends[0], ends[1])
        let start = try probe.rank(low.span, from: 0, count: low.count)
        let end = try probe.rank(high.span, from: 0, count: high.count)
        guard start <= end else {
            throw FormatPreservingEncryptionError(.invalidFormat, "the range of dates or times runs backwards")
        }
        self.init(clock: clock, range: start...end)
    }

    private static func clock(of text: [UInt8]) throws(FormatPreservingEncryptionError) -> Clock {
        let hasZone = text.last == UInt8(ascii: "Z")
        let length = text.count - (hasZone ? 1 : 0)
        let isKnown = length == 16 || length == 19 || (21...29).contains(length)
        guard isKnown, text[10] == UInt8(ascii: "T") || text[10] == UInt8(ascii: " ") else {
            throw FormatPreservingEncryptionError(
                .invalidFormat,
                "a time is written as 2000-12-31T23:59, 2000-12-31T23:59:59 or 2000-12-31T23:59:59.999, with 'T' or a "
                    + "space, with or without 'Z'")
        }
        return Clock(
            separator: text[10], hasSeconds: length >= 19, fractionDigits: max(0, length - 20), hasZone: hasZone)
    }

    var count: BigUInt { BigUInt(range.upperBound - range.lowerBound) + 1 }

    var lengths: ClosedRange<Int> {
        guard let clock else { return 10...10 }
        let length =
            16 + (clock.hasSeconds ? 3 : 0) + (clock.fractionDigits > 0 ? clock.fractionDigits + 1 : 0)
            + (clock.hasZone ? 1 : 0)
        return length...length
    }

    func mayContain(_ scalar: UInt32) -> Bool {
        (0x30...0x39).contains(scalar) || scalar == 0x2D
            || clock != nil && [0x20, 0x2E, 0x3A, 0x54, 0x5A].contains(scalar)
    }

    func rank<Unit: FormatUnit>(
        _ text: Span<Unit>, from start: Int, count: Int
    ) throws(FormatPreservingEncryptionError) -> UInt128 {
        let (year, month) = (try text.decimal(from: start, count: 4), try text.decimal(from: start + 5, count: 2))
        try text.require(0x2D, at: start + 4)
        try text.require(0x2D, at: start + 7)
        let day = try text.decimal(from: start + 8, count: 2)
        guard year >= 1 else { throw .outOfRange("years are 0001 to 9999", at: start) }
        guard (1...12).contains(month) else { throw .outOfRange("there is no such month", at: start + 5) }
        guard day >= 1, day <= Gregorian.days(inMonth: month, of: year) else {
            throw .outOfRange("there is no such day in the month", at: start + 8)
        }
        var ticks = UInt128(Gregorian.days(to: year, month, day))
        if let clock { ticks = try self.ticks(text, from: start, clock, day: ticks) }
        guard range.contains(ticks) else { throw .outOfRange("the date or time is outside the range", at: start) }
        return ticks - range.lowerBound
    }

    private func ticks<Unit: FormatUnit>(
        _ text: Span<Unit>, from start: Int, _ clock: Clock, day: UInt128
    ) throws(FormatPreservingEncryptionError) -> UInt128 {
        try text.require(clock.separator, at: start + 10)
        let hour = try text.decimal(from: start + 11, count: 2)
        try text.require(0x3A, at: start + 13)
        let minute = try text.decimal(from: start + 14, count: 2)
        guard hour < 24 else { throw .outOfRange("there is no such hour", at: start + 11) }
        guard minute < 60 else { throw .outOfRange("there is no such minute", at: start + 14) }
        var ticks = (day * 24 + UInt128(hour)) * 60 + UInt128(minute)
        var end = start + 16
        if clock.hasSeconds {
            try text.require(0x3A, at: start + 16)
            let second = try text.decimal(from: start + 17, count: 2)
            guard second < 60 else { throw .outOfRange("there is no such second", at: start + 17) }
            ticks = ticks * 60 + UInt128(second)
            end = start + 19
        }
        if clock.fractionDigits > 0 {
            try text.require(0x2E, at: end)
            for index in end + 1...end + clock.fractionDigits {
                ticks = ticks * 10 + UInt128(try text.digit(at: index))
            }
            end += 1 + clock.fractionDigits
        }
        if clock.hasZone { try text.require(0x5A, at: end) }
        return ticks
    }

    func append<Unit: FormatUnit>(_ rank: UInt128, to text: inout [Unit]) {
        append(ticks: range.lowerBound + rank, to: &text)
    }

    private func append<Unit: FormatUnit>(ticks: UInt128, to text: inout [Unit]) {
        let fraction = (0..<(clock?.fractionDigits ?? 0)).reduce(UInt128(1)) { power, _ in power * 10 }
        let minutes = UInt128(clock?.hasSeconds == true ? 60 : 1) * fraction
        let days = clock == nil ? ticks : ticks / (1_440 * minutes)
        let date = Gregorian.date(ofDay: Int(days))
        text.append(decimal: UInt128(date.year), width: 4)
        text.append(ascii: 0x2D)
        text.append(decimal: UInt128(date.month), width: 2)
        text.append(ascii: 0x2D)
        text.append(decimal: UInt128(date.day), width: 2)
        guard let clock else { return }
        let minute = ticks / minutes % 1_440
        text.append(ascii: clock.separator)
        text.append(decimal: minute / 60, width: 2)
        text.append(ascii: 0x3A)
        text.append(decimal: minute % 60, width: 2)
        if clock.hasSeconds {
            text.append(ascii: 0x3A)
            text.append(decimal: ticks / fraction % 60, width: 2)
        }
        if clock.fractionDigits > 0 {
            text.append(ascii: 0x2E)
            text.append(decimal: ticks % fraction, width: clock.fractionDigits)
        }
        if clock.hasZone { text.append(ascii: 0x5A) }
    }

    /// The two ends as they are written.
    var ends: (first: String, last: String) {
        func text(_ ticks: UInt128) -> String {
            var units: [UInt8] = []
            append(ticks: ticks, to: &units)
            return String(decoding: units, as: UTF8.self)
        }
        return (text(range.lowerBound), text(range.upperBound))
    }
}

/// The proleptic Gregorian calendar, by days since 0001-01-01.
enum Gregorian {
    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days of all years from March, counted from 0000-03-01, less those before 0001-01-01.
    static func days(to year: Int, _ month: Int, _ day: Int) -> Int {
        let (years, months) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
        return years * 365 + years / 4 - years / 100 + years / 400 + (153 * months + 2) / 5 + day - 1 - 306
    }

    static func date(ofDay day: Int) -> (year: Int, month: Int, day: Int) {
        let days = day + 306
        let (era, ofEra) = (days / 146_097, days % 146_097)
        let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let months = (5 * ofYear + 2) / 153
        let month = months < 10 ? months + 3 : months - 9
        return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, ofYear - (153 * months + 2) / 5 + 1)
    }
}
