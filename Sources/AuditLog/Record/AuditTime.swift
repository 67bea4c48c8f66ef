import CryptoCore

/// A time of day in UTC, to the millisecond, as records have it.
///
/// Leap seconds do not exist here, as they do not for the system's clock. A clock that is set back gives times that are
/// before those of earlier records: the log keeps them, and the verifier tells of them.
///
/// ## Specification
/// RFC 3339 with three digits of a second and `Z`: `2026-11-22T04:35:26.123Z`.
public struct AuditTime: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z, from 0 to the end of the year 9999.
    public let milliseconds: Int64

    private static let limit: Int64 = 253_402_300_800_000

    /// - Parameter milliseconds: since 1970-01-01T00:00:00Z. What is outside the years 1970 to 9999 becomes the nearest time
    ///   inside: a record with a wrong time is worth more than none.
    public init(milliseconds: Int64) { self.milliseconds = min(max(0, milliseconds), Self.limit - 1) }

    /// The time of the system's clock.
    public static var now: AuditTime { AuditTime(milliseconds: WallClock.milliseconds) }

    /// - Parameter text: in the one form that ``description`` has.
    /// - Returns: nil of anything else, of days that do not exist, and of seconds above 59.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        self.init(text: bytes.span)
    }

    init?(text: Span<UInt8>) {
        guard text.count == Self.textSize else { return nil }
        func number(_ start: Int, _ count: Int) -> Int64? {
            var number: Int64 = 0
            for index in start..<start + count {
                guard (0x30...0x39).contains(text[index]) else { return nil }
                number = number * 10 + Int64(text[index] - 0x30)
            }
            return number
        }
        guard text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"), text[10] == UInt8(ascii: "T"),
            text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"), text[19] == UInt8(ascii: "."),
            text[23] == UInt8(ascii: "Z"), let year = number(0, 4), let month = number(5, 2), let day = number(8, 2),
            let hour = number(11, 2), let minute = number(14, 2), let second = number(17, 2),
            let fraction = number(20, 3), year >= 1970, (1...12).contains(month), hour < 24, minute < 60, second < 60
        else { return nil }
        let days = Self.days(year, month, day)
        // A day that does not exist comes out as another one.
        guard Self.date(days) == (year, month, day) else { return nil }
        milliseconds = (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000 + fraction
    }

    static let textSize = 24

    func append(to bytes: inout [UInt8]) {
        func append(_ number: Int64, digits: Int64, _ separator: Unicode.Scalar) {
            var divisor: Int64 = digits == 4 ? 1000 : digits == 3 ? 100 : 10
            while divisor > 0 {
                bytes.append(0x30 + UInt8(truncatingIfNeeded: number / divisor % 10))
                divisor /= 10
            }
            bytes.append(UInt8(ascii: separator))
        }
        let (days, rest) = (milliseconds / 86_400_000, milliseconds % 86_400_000)
        let (year, month, day) = Self.date(days)
        append(year, digits: 4, "-")
        append(month, digits: 2, "-")
        append(day, digits: 2, "T")
        append(rest / 3_600_000, digits: 2, ":")
        append(rest / 60_000 % 60, digits: 2, ":")
        append(rest / 1000 % 60, digits: 2, ".")
        append(rest % 1000, digits: 3, "Z")
    }

    /// The civil date of a day since 1970-01-01, in the Gregorian calendar: days counted from 0000-03-01, in eras of 400
    /// years, so that a leap day is the last of its year.
    private static func date(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let (era, dayOfEra) = (shifted / 146_097, shifted % 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month < 10 ? 0 : 1), month < 10 ? month + 3 : month - 9, day)
    }

    /// The reverse, for years from 1 on.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month > 2 ? year : year - 1
        let (era, yearOfEra) = (shifted / 400, shifted % 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Whether the first is before the second.
    public static func < (a: AuditTime, b: AuditTime) -> Bool { a.milliseconds < b.milliseconds }
}

extension AuditTime: CustomStringConvertible {
    /// Such as `2026-11-22T04:35:26.123Z`.
    public var description: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes.span)
    }
}
