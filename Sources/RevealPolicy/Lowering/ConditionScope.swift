import CedarPolicy

/// What conditions may speak of, beside what the validator sees to: not of actions, of what only the lowering uses, or of
/// roles, classes and fields that the document does not have.
struct ConditionScope {
    private let known: Set<EntityUID>

    init(_ document: RevealDocument) {
        known = Set(
            document.roles.map { EntityTypes.role($0.name) } + document.classes.map { EntityTypes.fieldClass($0.name) }
                + document.fields.map { EntityTypes.field($0.name) })
    }

    func check(_ condition: RevealCondition, _ faults: inout [RevealPolicyError.Fault]) {
        check(condition.expression, condition.span.span, &faults)
    }

    private func check(_ expr: Expr, _ span: SourceSpan?, _ faults: inout [RevealPolicyError.Fault]) {
        let span = expr.span ?? span
        func fault(_ code: RevealPolicyError.Code, _ message: String) {
            faults.append(.init(code, message, span: span))
        }
        switch expr.kind {
        case .variable(.action):
            fault(.invalidCondition, "conditions do not speak of the action: say 'reveal' or 'forms'")
        case .variable(.context):
            fault(.invalidCondition, "name an attribute of the context: what the engine supplies beside them varies")
        case .attribute(let base, let name) where base == .context: checkContext(name, fault)
        case .has(let base, let names) where base == .context: checkContext(names[0], fault)
        case .literal(.entity(let uid)):
            let types = [EntityTypes.role, EntityTypes.fieldClass, EntityTypes.field]
            if types.contains(uid.type), !known.contains(uid) {
                fault(.unknownName, "the document has no such \(uid.type.basename.lowercased())")
            }
        default: for child in expr.children { check(child, span, &faults) }
        }
    }

    private func checkContext(_ name: CedarString, _ fault: (RevealPolicyError.Code, String) -> Void) {
        guard name == SuppliedNames.clock || name == SuppliedNames.grant else { return }
        let instead = name == SuppliedNames.clock ? "'during'" : "'context.breakGlass'"
        fault(.invalidCondition, "conditions cannot read this attribute: use \(instead)")
    }
}
