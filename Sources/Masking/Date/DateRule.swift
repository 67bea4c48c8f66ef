/// Truncates dates.
struct DateRule: MaskRule {
    let granularity: DateGranularity

    var text: MaskText { MaskText("date", [.word(granularity.rawValue)]) }

    var declaration: MaskDeclaration {
        MaskDeclaration(
            isIdempotent: true, output: .same, longestVisible: nil,
            reveals: "the \(granularity.rawValue); of other values nothing")
    }

    func mask(_ value: String) -> String? {
        if value.isEmpty { return "" }
        guard let date = CivilDate(leading: value) else { return "***" }
        return granularity.start(of: date).description
    }

    func mask(_ value: MaskValue) -> MaskValue {
        switch value {
        case .date(let date): .date(granularity.start(of: date))
        case .text(let text): mask(text).map(MaskValue.text) ?? .null
        default: .null
        }
    }
}

extension Mask {
    /// Truncates dates to the first day of a month, quarter, year or decade. As text: `date(year)`.
    ///
    /// Dates stay dates. Text is read as ISO 8601, with or without a time, which is dropped; the day is the one that is
    /// written, and time zones are not applied. Other text becomes `***`, and values of other types nothing.
    public static func date(_ granularity: DateGranularity) -> Mask { Mask(DateRule(granularity: granularity)) }
}
