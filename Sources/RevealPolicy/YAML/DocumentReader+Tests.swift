import CedarPolicy

extension DocumentReader {
    mutating func test(_ node: YAMLNode, _ types: AttributeTypes) -> RevealTest? {
        guard let entries = entries(node, .test), let name = entries["name"].flatMap({ name($0, "what it shows") }),
            let principal = entries["principal"].flatMap({ principal($0, types) }),
            let purpose = entries["purpose"].flatMap({ self.name($0, "a purpose") })
        else { return nil }
        var test = RevealTest(name, principal: principal, purpose: purpose, expect: [])
        test.span = Located(node.span)
        if let node = entries["reason"] { test.reason = string(node, "a reason") }
        if let node = entries["at"] {
            if let time = node.text.flatMap({ CedarDatetime($0) }) {
                test.milliseconds = time.milliseconds
            } else {
                note(.invalidDocument, "expected a time such as 2026-03-03T10:00:00Z", at: node.span)
            }
        }
        if let node = entries["context"] { test.context = record(node, types.context, []) }
        if let node = entries["row"] { test.row = record(node, types.row, SuppliedFacts.row) }
        if let node = entries["approvals"] { test.approvals = names(node, "who approved") }
        if let node = entries["break-glass"] { test.breakGlass = self.name(node, "a break-glass rule") }
        if let node = entries["expect"] {
            for (field, value) in pairs(node, "fields with what is expected of them") ?? [] {
                test.expectations.append((field, expectation(value) ?? .denied))
            }
        }
        return test
    }

    private mutating func principal(_ node: YAMLNode, _ types: AttributeTypes) -> Principal? {
        guard let entries = entries(node, .testPrincipal), let id = entries["id"].flatMap({ string($0, "who asks") })
        else { return nil }
        var principal = Principal(id, roles: entries["roles"].map { names($0, "a role").map(\.text) } ?? [])
        if let node = entries["tenant"] { principal.tenant = string(node, "a tenant") }
        if let node = entries["attributes"] { principal.attributes = record(node, types.principal, []) }
        return principal
    }

    private mutating func expectation(_ node: YAMLNode) -> RevealTest.Expectation? {
        switch node.text {
        case "denied": return .denied
        case "forbidden": return .forbidden
        case let text:
            if let form = text.flatMap({ RevealForm(rawValue: $0) }) { return .form(form) }
            let words = RevealForm.allCases.map(\.rawValue) + ["denied", "forbidden"]
            let hint = NearestName.hint(text ?? "", among: words)
            note(.invalidDocument, "expected a form, denied or forbidden\(hint)", at: node.span)
            return nil
        }
    }

    // MARK: Values

    /// Facts of the types that are declared, and texts of the names beside.
    mutating func record(
        _ node: YAMLNode, _ declarations: [AttributeDeclaration], _ texts: [String]
    ) -> CedarRecord {
        var types: [String: AttributeType] = [:]
        for declaration in declarations { types[declaration.name.text] = declaration.type }
        for name in texts { types[name] = .string }
        var values: [(CedarString, CedarValue)] = []
        for (name, value) in pairs(node, "attributes with their values") ?? [] {
            guard let type = types[name.text] else {
                func hint() -> String { NearestName.hint(name.text, among: types.keys.sorted()) }
                note(.unknownName, "no such attribute is declared\(hint())", at: name.span ?? node.span)
                continue
            }
            if let value = self.value(value, type) { values.append((CedarString(name.text), value)) }
        }
        return CedarRecord(values)
    }

    private mutating func value(_ node: YAMLNode, _ type: AttributeType) -> CedarValue? {
        let value: CedarValue?
        switch type {
        case .string: value = node.text.map { .string(CedarString($0)) }
        case .long: value = node.plain.flatMap { Self.number($0[...]) }.map { .long(Int64($0)) }
        case .bool: value = node.plain == "true" ? .bool(true) : node.plain == "false" ? .bool(false) : nil
        case .decimal: value = node.text.flatMap { CedarDecimal($0) }.map { .decimal($0) }
        case .datetime: value = node.text.flatMap { CedarDatetime($0) }.map { .datetime($0) }
        case .duration: value = node.text.flatMap { CedarDuration($0) }.map { .duration($0) }
        case .ip: value = node.text.flatMap { CedarIPAddress($0) }.map { .ip($0) }
        case .principal: value = node.text.flatMap { $0.isEmpty ? nil : .entity(.principal($0)) }
        case .set(let type):
            return .set(CedarSet(elements(node, "a list").compactMap { self.value($0, type) }))
        case .record(let declarations): return .record(record(node, declarations, []))
        }
        if value == nil { note(.invalidDocument, "expected a value of the type \(type.name)", at: node.span) }
        return value
    }
}
