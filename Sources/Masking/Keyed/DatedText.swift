/// A date in a text, perhaps with a time of day behind.
enum DatedText {
    /// The date, and what stands behind it: nothing, or a time of day.
    static func parts(of value: MaskValue) -> (CivilDate, String)? {
        switch value {
        case .date(let date): return (date, "")
        case .text(let text):
            guard let date = CivilDate(leading: text) else { return nil }
            // All of it is a time of day, read as strictly as the date, so it may stay.
            return (date, String(decoding: Array(text.utf8.dropFirst(10)), as: UTF8.self))
        default: return nil
        }
    }
}
