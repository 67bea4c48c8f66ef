extension DocumentReader {
    mutating func attributes(_ node: YAMLNode) -> AttributeTypes {
        var types = AttributeTypes()
        guard let entries = entries(node, .attributes) else { return types }
        if let node = entries["principal"] { types.principal = declarations(node) }
        if let node = entries["context"] { types.context = declarations(node) }
        if let node = entries["row"] { types.row = declarations(node) }
        return types
    }

    /// `name: type`, with a question mark behind the name of what may be missing.
    private mutating func declarations(_ node: YAMLNode) -> [AttributeDeclaration] {
        (pairs(node, "attributes with their types") ?? []).map { name, value in
            let isOptional = name.text.utf8.last == UInt8(ascii: "?")
            let plain = isOptional ? DocumentName(String(name.text.dropLast()), span: name.span) : name
            return AttributeDeclaration(plain, type(value) ?? .string, isOptional: isOptional)
        }
    }

    private mutating func type(_ node: YAMLNode) -> AttributeType? {
        switch node.content {
        case .scalar(let text, _):
            if let type = AttributeType.named[text] { return type }
            let hint = NearestName.hint(text, among: AttributeType.named.keys.sorted())
            note(.invalidDocument, "expected a type\(hint)", at: node.span)
            return nil
        case .sequence(let nodes):
            guard nodes.count == 1 else {
                note(.invalidDocument, "a set has one type: [string]", at: node.span)
                return nil
            }
            return type(nodes[0]).map { .set($0) }
        case .mapping: return .record(declarations(node))
        }
    }
}

extension AttributeType {
    /// The types that have a name.
    static let named: [String: AttributeType] = [
        "string": .string, "long": .long, "bool": .bool, "decimal": .decimal, "datetime": .datetime,
        "duration": .duration, "ip": .ip, "principal": .principal,
    ]
}
