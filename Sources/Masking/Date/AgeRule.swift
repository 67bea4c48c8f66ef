/// Ages in bands, from ages or dates of birth.
struct AgeRule: MaskRule {
    let band: Int
    let top: Int
    let day: CivilDate?

    init(band: Int, top: Int, day: CivilDate?) {
        self.band = min(max(band, 2), 100)
        self.top = min(max(top, 1), 120)
        self.day = day
    }

    var text: MaskText {
        MaskText(
            "age",
            (band == 10 ? [] : [.integer(band, label: "band")]) + (top == 90 ? [] : [.integer(top, label: "top")])
                + (day.map { [.string($0.description, label: "on")] } ?? []))
    }

    var declaration: MaskDeclaration {
        MaskDeclaration(
            longestVisible: nil,
            reveals: "the age in bands of \(band) years, \(top) and more in one; of other values nothing")
    }

    func mask(_ value: String) -> String? {
        if value.isEmpty { return "" }
        return Int(value).map(name) ?? CivilDate(leading: value).map(name) ?? "***"
    }

    func mask(_ value: MaskValue) -> MaskValue {
        switch value {
        case .integer(let age): .text(name(of: Int(age)))
        case .date(let birth): .text(name(of: birth))
        case .text(let text): mask(text).map(MaskValue.text) ?? .null
        default: .null
        }
    }

    private func name(of age: Int) -> String {
        guard 0...200 ~= age else { return "***" }
        if age >= top { return String(top) + "+" }
        let first = age / band * band
        let last = min(first + band, top) - 1
        return first == last ? String(first) : String(first) + "-" + String(last)
    }

    /// Whoever is born on a leap day is a year older on the first of March.
    private func name(of birth: CivilDate) -> String {
        guard let day, birth <= day else { return "***" }
        let hadBirthday = (day.month, day.day) >= (birth.month, birth.day)
        return name(of: day.year - birth.year - (hadBirthday ? 0 : 1))
    }
}

extension Mask {
    /// Ages in bands: `30-39`, `90+`. As text: `age`, `age(band: 5, top: 85, on: "2026-01-01")`.
    ///
    /// - Parameters:
    ///   - band: years a band, 2 to 100; what is outside becomes the nearest.
    ///   - top: the age from which all are in one band, 1 to 120. HIPAA's Safe Harbor asks for 90.
    ///   - day: the day on which ages are taken of dates of birth. Without it, only ages are read and dates become `***`: a
    ///     mask has no clock, since the same value would be masked otherwise tomorrow.
    ///
    /// ## Specification
    /// 45 CFR 164.514(b)(2)(i)(C).
    public static func age(band: Int = 10, top: Int = 90, on day: CivilDate? = nil) -> Mask {
        Mask(AgeRule(band: band, top: top, day: day))
    }
}
