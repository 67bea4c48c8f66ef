extension CedarDatetime: CustomStringConvertible {
    /// The time in a text that Cedar reads; nil for years before 0 and after 9999.
    public var text: String? {
        // Rounded down; the midnight before the first times is out of range.
        let (quotient, remainder) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        let day = remainder < 0 ? quotient - 1 : quotient
        guard let (year, month, dayOfMonth) = Self.civil(day), (0...9999).contains(year) else { return nil }
        let rest = timeOfDay
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2))T\(padded(rest / 3_600_000, 2)):"
            + "\(padded(rest / 60_000 % 60, 2)):\(padded(rest / 1000 % 60, 2)).\(padded(rest % 1000, 3))Z"
    }

    /// The time, or how far it is from 1970.
    public var description: String {
        text ?? "1970-01-01T00:00:00.000Z \(milliseconds < 0 ? "" : "+")\(milliseconds)ms"
    }

    private func padded(_ number: Int64, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    /// Year, month and day of a day since 1970-01-01.
    private static func civil(_ day: Int64) -> (Int64, Int64, Int64)? {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let fromMarch = (5 * dayOfYear + 2) / 153
        let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * fromMarch + 2) / 5 + 1)
    }
}
