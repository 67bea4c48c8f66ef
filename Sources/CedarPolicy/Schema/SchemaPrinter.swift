/// Prints declarations in Cedar's own form.
struct SchemaPrinter {
    private let fragment: SchemaFragment
    /// The last parts of all declared names: what a type of the language may be hidden by.
    private let basenames: Set<String>

    init(_ fragment: SchemaFragment) {
        self.fragment = fragment
        basenames = Set(fragment.namespaces.flatMap { $0.entityTypes.map(\.name) + $0.commonTypes.map(\.name) })
    }

    var text: String { fragment.namespaces.map(text).joined(separator: "\n") }

    private func text(_ namespace: SchemaFragment.Namespace) -> String {
        let declarations =
            namespace.commonTypes.map { text($0.annotations) + "type \($0.name) = \(text($0.type));" }
            + namespace.entityTypes.map(text) + namespace.actions.map(text)
        guard let name = namespace.name else { return declarations.map { $0 + "\n" }.joined() }
        let body = declarations.map { indented($0) + "\n" }.joined()
        return text(namespace.annotations) + "namespace \(name) {\n\(body)}\n"
    }

    private func indented(_ text: String) -> String {
        // Line feeds in strings are escaped, so that every one here ends a line of the layout.
        text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n")
    }

    private func text(_ annotations: [Annotation]) -> String {
        annotations.map { "@\($0.name)(\(CedarText.quoted($0.value.string)))\n" }.joined()
    }

    private func text(_ type: SchemaFragment.EntityType) -> String {
        var text = text(type.annotations) + "entity \(type.name)"
        switch type.kind {
        case .choices(let ids): text += " enum [\(ids.map { CedarText.quoted($0.string) }.joined(separator: ", "))]"
        case .standard(let parents, let shape, let tags):
            if !parents.isEmpty { text += " in \(list(parents))" }
            if let shape { text += " = \(self.text(shape))" }
            if let tags { text += " tags \(self.text(tags))" }
        }
        return text + ";"
    }

    private func text(_ action: SchemaFragment.Action) -> String {
        var text = text(action.annotations) + "action \(name(action.name))"
        if !action.parents.isEmpty { text += " in [\(action.parents.map(self.text).joined(separator: ", "))]" }
        // What applies to no type of principal or resource applies to nothing, and is written as a group.
        if let applies = action.appliesTo, !applies.principals.isEmpty, !applies.resources.isEmpty {
            var parts = ["principal: \(list(applies.principals))", "resource: \(list(applies.resources))"]
            if let context = applies.context { parts.append("context: \(self.text(context))") }
            text += " appliesTo {\n\(parts.map { "  \($0)" }.joined(separator: ",\n"))\n}"
        }
        return text + ";"
    }

    private func text(_ reference: SchemaFragment.ActionReference) -> String {
        reference.type.map { "\($0)::\(CedarText.quoted(reference.id.string))" } ?? name(reference.id)
    }

    private func text(_ type: SchemaFragment.TypeReference) -> String {
        switch type {
        case .bool: builtIn("Bool")
        case .long: builtIn("Long")
        case .string: builtIn("String")
        case .extension(let type): builtIn(type.rawValue)
        case .set(let element): "Set<\(text(element))>"
        case .record(let attributes): record(attributes)
        case .entity(let reference), .either(let reference), .common(let reference): "\(reference.name)"
        }
    }

    private func record(_ attributes: [SchemaFragment.Attribute]) -> String {
        guard !attributes.isEmpty else { return "{}" }
        let fields = attributes.map {
            text($0.annotations) + name($0.name) + ($0.isRequired ? ": " : "?: ") + text($0.type)
        }
        return "{\n" + fields.map { indented($0) }.joined(separator: ",\n") + "\n}"
    }

    private func builtIn(_ name: String) -> String { basenames.contains(name) ? "__cedar::" + name : name }

    private func name(_ name: CedarString) -> String {
        CedarText.isIdentifier(name.string) ? name.string : CedarText.quoted(name.string)
    }

    private func list(_ references: [SchemaFragment.NameReference]) -> String {
        "[" + references.map { "\($0.name)" }.joined(separator: ", ") + "]"
    }
}
