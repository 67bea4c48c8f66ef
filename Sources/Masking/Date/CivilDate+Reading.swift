extension CivilDate {
    /// Reads a day, or the day of a point in time: `2024-02-29`, `2024-02-29T12:00:00+01:00`, `2024-02-29 12:00`.
    ///
    /// The day is the one that is written; time zones are not applied. What stands behind it has to be a time of day and
    /// nothing else, since masks of dates may show it.
    init?(leading text: String) {
        guard 10...35 ~= text.utf8.count else { return nil }
        let bytes = Array(text.utf8)
        guard bytes.count == 10 || TimeOfDay.stands(in: bytes[10...]) else { return nil }
        self.init(String(decoding: bytes[..<10], as: UTF8.self))
    }
}
