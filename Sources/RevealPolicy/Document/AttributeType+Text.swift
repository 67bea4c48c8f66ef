package import CedarPolicy

extension AttributeType {
    /// The value of this type that a cell of a table says; nil where it says none.
    ///
    /// Sets and records are not taken from cells: no cell says them in one way.
    package func value(of text: String) -> CedarValue? {
        switch self {
        case .string: .string(CedarString(text))
        case .long: DocumentReader.number(text[...]).map { .long(Int64($0)) }
        case .bool: text == "true" ? .bool(true) : text == "false" ? .bool(false) : nil
        case .decimal: CedarDecimal(text).map { .decimal($0) }
        case .datetime: CedarDatetime(text).map { .datetime($0) }
        case .duration: CedarDuration(text).map { .duration($0) }
        case .ip: CedarIPAddress(text).map { .ip($0) }
        case .principal: text.isEmpty ? nil : .principal(text)
        case .set, .record: nil
        }
    }
}
