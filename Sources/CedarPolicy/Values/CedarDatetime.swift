/// A point in time, in milliseconds since 1970-01-01T00:00:00Z.
///
/// ## Specification
/// Cedar 4.5, "datetime": `YYYY-MM-DD`, or with `Thh:mm:ss`, perhaps `.SSS`, and `Z` or `+hhmm` or `-hhmm`.
public struct CedarDatetime: Hashable, Comparable, Sendable {
    /// The time.
    public let milliseconds: Int64

    /// A point in time.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// The time that a text says; nil where it says none.
    public init?(_ text: String) {
        var reader = DigitReader(text)
        guard let year = reader.number(digits: 4), reader.take("-"), let month = reader.number(digits: 2),
            reader.take("-"), let day = reader.number(digits: 2), (1...12).contains(month),
            (1...Self.days(of: month, in: year)).contains(day)
        else { return nil }
        var total = Self.days(year, month, day) * 86_400_000
        if !reader.isAtEnd {
            guard reader.take("T"), let hour = reader.number(digits: 2), reader.take(":"),
                let minute = reader.number(digits: 2), reader.take(":"), let second = reader.number(digits: 2),
                hour < 24, minute < 60, second < 60
            else { return nil }
            total += hour * 3_600_000 + minute * 60_000 + second * 1000
            if reader.take(".") {
                guard let fraction = reader.number(digits: 3) else { return nil }
                total += fraction
            }
            if !reader.take("Z") {
                let west = reader.take("-")
                guard west || reader.take("+"), let hours = reader.number(digits: 2),
                    let minutes = reader.number(digits: 2), hours < 24, minutes < 60
                else { return nil }
                total += (west ? 1 : -1) * (hours * 3_600_000 + minutes * 60_000)
            }
            guard reader.isAtEnd else { return nil }
        }
        milliseconds = total
    }

    private static func days(of month: Int64, in year: Int64) -> Int64 {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    /// Days since 1970-01-01 in the Gregorian calendar. Years begin in March, so that the leap day is the last.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month > 2 ? year : year - 1
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Milliseconds since the midnight before.
    var timeOfDay: Int64 {
        let rest = milliseconds % 86_400_000
        return rest < 0 ? rest + 86_400_000 : rest
    }

    /// The midnight before; nil where that is out of range.
    var midnight: CedarDatetime? {
        let (start, overflow) = milliseconds.subtractingReportingOverflow(timeOfDay)
        return overflow ? nil : CedarDatetime(milliseconds: start)
    }

    /// Whether one is before the other.
    public static func < (a: CedarDatetime, b: CedarDatetime) -> Bool { a.milliseconds < b.milliseconds }
}
