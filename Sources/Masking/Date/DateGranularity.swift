/// What is left of a date.
public enum DateGranularity: String, Hashable, Sendable, CaseIterable {
    /// Year and month.
    case month
    /// Year and quarter.
    case quarter
    /// The year.
    case year
    /// The decade.
    case decade

    /// The first day of it.
    func start(of date: CivilDate) -> CivilDate {
        switch self {
        case .month: CivilDate(unchecked: date.year, date.month, 1)
        case .quarter: CivilDate(unchecked: date.year, (date.month - 1) / 3 * 3 + 1, 1)
        case .year: CivilDate(unchecked: date.year, 1, 1)
        // The first decade has nine years.
        case .decade: CivilDate(unchecked: max(date.year / 10 * 10, 1), 1, 1)
        }
    }

    /// Its name: `2024-02`, `2024-Q1`, `2024`, `2020s`.
    func name(of date: CivilDate) -> String {
        let year = date.description.prefix(4)
        return switch self {
        case .month: String(date.description.prefix(7))
        case .quarter: year + "-Q" + String((date.month - 1) / 3 + 1)
        case .year: String(year)
        case .decade: year.prefix(3) + "0s"
        }
    }
}
