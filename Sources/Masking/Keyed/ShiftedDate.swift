/// A date that a date shift has moved.
public struct ShiftedDate: Hashable, Sendable {
    /// The date.
    public let date: CivilDate

    /// Whether the shift would have left the years 1 to 9999, and the date is the first or the last day of them instead:
    /// then it has not kept its distance from the subject's other dates.
    public let isClamped: Bool

    init(_ date: CivilDate, by days: Int) {
        let (range, day) = (CivilDate.range, date.daysSince1970 + days)
        let clamped = min(max(day, range.lowerBound), range.upperBound)
        guard let moved = CivilDate(daysSince1970: clamped) else {
            preconditionFailure("every day of the range is a date")
        }
        self.date = moved
        isClamped = clamped != day
    }
}
