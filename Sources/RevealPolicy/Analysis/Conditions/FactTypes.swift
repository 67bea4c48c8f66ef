import CedarPolicy

/// What conditions may speak of: what the document declares, and what the engine supplies.
struct FactTypes {
    private let principal: [AttributeDeclaration]
    private let context: [AttributeDeclaration]
    private let resource: [AttributeDeclaration]

    init(_ attributes: AttributeTypes) {
        func optional(_ name: DocumentName, _ type: AttributeType) -> AttributeDeclaration {
            AttributeDeclaration(name, type, isOptional: true)
        }
        principal = attributes.principal + [optional("tenant", .string)]
        context =
            attributes.context + [
                AttributeDeclaration("purpose", .string), AttributeDeclaration("now", .datetime),
                AttributeDeclaration("approvals", .set(.principal)), AttributeDeclaration("breakGlass", .bool),
                optional("reason", .string), optional("grant", .string),
            ]
        resource = attributes.row + [optional("tenant", .string), optional("subject", .string)]
    }

    /// What a path leads to, and the parts of it that may be missing; nil where nothing declares it.
    ///
    /// A path that goes on from a fact that names somebody is about somebody else, of whom nothing need be known.
    func resolve(_ path: FactPath) -> (type: AttributeType, optional: [FactPath], isOfAnother: Bool)? {
        var type: AttributeType? =
            switch path.root {
            case .principal: .record(principal)
            case .context: .record(context)
            case .resource: .record(resource)
            case .action: nil
            }
        var (optional, isOfAnother): ([FactPath], Bool) = ([], false)
        for (index, name) in path.names.enumerated() {
            if case .principal = type {
                type = .record(principal)
                isOfAnother = true
            }
            guard case .record(let declarations) = type,
                let declaration = declarations.first(where: { $0.name.text.utf8.elementsEqual(name.string.utf8) })
            else { return nil }
            if declaration.isOptional { optional.append(path.prefix(index + 1)) }
            type = declaration.type
        }
        return type.map { ($0, optional, isOfAnother) }
    }

    /// What an expression comes to, as far as that is declared.
    func type(of expr: Expr) -> AttributeType? { FactPath(expr).flatMap { resolve($0)?.type } }
}
