import CedarPolicy

extension RevealDocument {
    /// The document in YAML: read again, it is an equal document, provided that ``check()`` finds no fault.
    ///
    /// Comments and the way in which a document that was read was written are not kept.
    public var yaml: String {
        var writer = YAMLWriter()
        writer.line("policy", YAMLWriter.scalar(name.text))
        writer.line("version", "\(version)")
        writer.line("description", description.isEmpty ? nil : YAMLWriter.scalar(description))
        write(attributes, to: &writer)
        writer.section("purposes", purposes) { writer, purpose in
            let text = purpose.description.isEmpty ? "" : YAMLWriter.scalar(purpose.description)
            writer.line(purpose.name.yaml, text, indent: 2)
        }
        writer.section("roles", roles) { writer, role in
            let entries = [("in", role.parents.yaml), ("kind", role.kind?.rawValue)]
            writer.line(role.name.yaml, YAMLWriter.mapping(entries), indent: 2)
        }
        writer.section("classes", classes) { writer, declaration in
            let entries = [
                ("in", declaration.parents.yaml),
                ("ladder", declaration.ladder.map { YAMLWriter.list($0.map(\.rawValue)) }),
                ("mask", declaration.mask.map { YAMLWriter.scalar($0.description) }),
            ]
            writer.line(declaration.name.yaml, YAMLWriter.mapping(entries), indent: 2)
        }
        writer.section("fields", fields) { writer, field in
            let entries = [("class", field.fieldClass.yaml), ("subject", field.subject.map { YAMLWriter.scalar($0) })]
            let value = field.subject == nil ? field.fieldClass.yaml : YAMLWriter.mapping(entries)
            writer.line(YAMLWriter.scalar(field.name.description), value, indent: 2)
        }
        writer.section("rules", rules) { writer, rule in writer.item(rule.yamlEntries) }
        writer.section("forbids", forbids) { writer, rule in writer.item(rule.yamlEntries) }
        writer.section("break-glass", breakGlass) { writer, rule in writer.item(rule.yamlEntries) }
        if canaries != CanaryDeclaration([]) {
            writer.section("canaries", [canaries]) { writer, canaries in
                writer.line("digests", YAMLWriter.list(canaries.digests.map(\.yaml)), indent: 2)
                writer.line("notify", canaries.notify.yaml, indent: 2)
            }
        }
        writer.section("tests", tests) { writer, test in writer.item(test.yamlEntries(attributes)) }
        return writer.text
    }

    private func write(_ types: AttributeTypes, to writer: inout YAMLWriter) {
        let parts = [("principal", types.principal), ("context", types.context), ("row", types.row)]
        writer.section("attributes", parts.filter { !$0.1.isEmpty }) { writer, part in
            writer.line(part.0, "", indent: 2)
            for declaration in part.1 {
                writer.line(declaration.yamlKey, declaration.type.yaml, indent: 4)
            }
        }
    }
}

extension DocumentName {
    var yaml: String { YAMLWriter.scalar(text) }
}

extension [DocumentName] {
    /// The name or the list; nil where there is none.
    var yaml: String? { YAMLWriter.oneOrList(map(\.yaml)) }
}

extension AttributeDeclaration {
    fileprivate var yamlKey: String {
        let isPlain = YAMLWriter.scalar(name.text) == name.text
        return !isOptional ? name.yaml : isPlain ? name.text + "?" : YAMLWriter.scalar(name.text + "?")
    }
}

extension AttributeType {
    fileprivate var yaml: String {
        switch self {
        case .set(let element): YAMLWriter.list([element.yaml])
        case .record(let declarations): YAMLWriter.mapping(declarations.map { ($0.yamlKey, $0.type.yaml) })
        default: name
        }
    }
}
