extension MaskValue {
    /// The value as text, for rules that work on text. Yes and no are written alike, since their lengths tell them apart.
    var written: String {
        switch self {
        case .null: ""
        case .text(let text): text
        case .integer(let number): String(number)
        case .decimal(let number): number.description
        case .real(let number): String(number)
        case .boolean: "\u{FFFD}"
        case .date(let date): date.description
        case .bytes(let bytes): String(maskedBytes: bytes)
        }
    }
}
