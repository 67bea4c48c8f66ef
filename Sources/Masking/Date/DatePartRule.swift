/// Names the part of the calendar that a date is in.
struct DatePartRule: MaskRule {
    let granularity: DateGranularity

    var text: MaskText { MaskText("date-part", [.word(granularity.rawValue)]) }

    var declaration: MaskDeclaration {
        MaskDeclaration(longestVisible: nil, reveals: "the \(granularity.rawValue); of other values nothing")
    }

    func mask(_ value: String) -> String? {
        if value.isEmpty { return "" }
        return CivilDate(leading: value).map(granularity.name) ?? "***"
    }

    func mask(_ value: MaskValue) -> MaskValue {
        switch value {
        case .date(let date): .text(granularity.name(of: date))
        case .text(let text): mask(text).map(MaskValue.text) ?? .null
        default: .null
        }
    }
}

extension Mask {
    /// Names the month, quarter, year or decade of a date: `2024-02`, `2024-Q1`, `2024`, `2020s`. As text:
    /// `date-part(quarter)`.
    ///
    /// Text is read as ISO 8601, with or without a time. Other text becomes `***`, and values of other types nothing.
    public static func datePart(_ granularity: DateGranularity) -> Mask { Mask(DatePartRule(granularity: granularity)) }
}
