import CedarPolicy

extension RevealTest {
    /// The keys of the test with their values.
    func yamlEntries(_ types: AttributeTypes) -> [(String, String?)] {
        let asks = [
            ("id", YAMLWriter.scalar(principal.id)), ("tenant", principal.tenant.map { YAMLWriter.scalar($0) }),
            ("roles", YAMLWriter.list(principal.roles.map { YAMLWriter.scalar($0) })),
            ("attributes", principal.attributes.yaml),
        ]
        return [
            ("name", name.yaml), ("principal", YAMLWriter.mapping(asks)), ("purpose", purpose.yaml),
            ("reason", reason.map { YAMLWriter.scalar($0) }),
            ("at", milliseconds.map { CedarDatetime(milliseconds: $0).description }), ("context", context.yaml),
            ("row", row.yaml), ("approvals", approvals.yaml), ("break-glass", breakGlass?.yaml),
            ("expect", YAMLWriter.mapping(expectations.map { ($0.field.yaml, $0.expectation.yaml) })),
        ]
    }
}

extension RevealTest.Expectation {
    fileprivate var yaml: String {
        switch self {
        case .form(let form): form.rawValue
        case .denied: "denied"
        case .forbidden: "forbidden"
        }
    }
}

extension CedarRecord {
    /// The attributes; nil where there are none.
    fileprivate var yaml: String? {
        count == 0 ? nil : YAMLWriter.mapping(names.map { (YAMLWriter.scalar($0.string), self[$0]?.yaml) })
    }
}

extension CedarValue {
    /// The value; of which type it is, the declaration says.
    fileprivate var yaml: String {
        switch self {
        case .bool(let value): "\(value)"
        case .long(let value): "\(value)"
        case .string(let value): YAMLWriter.scalar(value.string)
        case .entity(let value): YAMLWriter.scalar(value.id)
        case .set(let value): YAMLWriter.list(value.values.map(\.yaml))
        case .record(let value): value.yaml ?? "{}"
        case .decimal(let value): YAMLWriter.scalar(value.description)
        case .ip(let value): YAMLWriter.scalar(value.description)
        case .datetime(let value): YAMLWriter.scalar(value.description)
        case .duration(let value): YAMLWriter.scalar(value.description)
        }
    }
}
