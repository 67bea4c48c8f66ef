/// Every value becomes its type's default.
struct DefaultRule: MaskRule {
    let values: DefaultValues

    var text: MaskText { MaskText("default", values == .zero ? [] : [.word(values.rawValue)]) }

    var declaration: MaskDeclaration {
        MaskDeclaration(
            isIdempotent: true, output: .same, longestVisible: 0, reveals: "that there is a value, its type")
    }

    func mask(_ value: String) -> String? {
        switch values {
        case .zero: ""
        case .sqlServer: "XXXX"
        case .oracle: " "
        }
    }

    func mask(_ value: MaskValue) -> MaskValue {
        switch value {
        case .null: .null
        case .text(let text): mask(text).map(MaskValue.text) ?? .null
        case .integer: .integer(0)
        case .decimal: .decimal(.zero)
        case .real: .real(0)
        case .boolean: .boolean(false)
        case .date:
            switch values {
            case .zero: .date(.epoch)
            case .sqlServer: .date(CivilDate(unchecked: 1900, 1, 1))
            case .oracle: .date(CivilDate(unchecked: 2001, 1, 1))
            }
        case .bytes: .bytes(values == .sqlServer ? [0x30] : [])
        }
    }
}

extension Mask {
    /// Every value becomes its type's default. As text: `default`, `default(sql-server)`.
    public static func `default`(_ values: DefaultValues = .zero) -> Mask { Mask(DefaultRule(values: values)) }
}
