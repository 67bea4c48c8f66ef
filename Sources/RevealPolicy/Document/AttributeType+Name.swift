extension AttributeType {
    /// What it is called in documents.
    var name: String {
        switch self {
        case .string: "string"
        case .long: "long"
        case .bool: "bool"
        case .decimal: "decimal"
        case .datetime: "datetime"
        case .duration: "duration"
        case .ip: "ip"
        case .principal: "principal"
        case .set(let element): "[\(element.name)]"
        case .record(let declarations):
            "{ \(declarations.map { "\($0.name)\($0.isOptional ? "?" : ""): \($0.type.name)" }.joined(separator: ", ")) }"
        }
    }
}
