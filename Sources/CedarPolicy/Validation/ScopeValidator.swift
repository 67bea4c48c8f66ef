/// What can be said of a policy without its types: whether names are declared, and whether its scope fits any action.
///
/// ## Specification
/// Cedar 4.5, "Validation".
struct ScopeValidator {
    let schema: Schema
    let policy: Policy
    private(set) var findings: [(kind: ValidationFinding.Kind, message: String, span: SourceSpan?)] = []

    init(_ schema: Schema, _ policy: Policy) {
        self.schema = schema
        self.policy = policy
    }

    mutating func validate() {
        for constraint in [policy.principal, policy.resource] {
            switch constraint {
            case .any, .equal(.slot), .in(.slot): break
            case .equal(.uid(let uid)), .in(.uid(let uid)): check(uid, policy.span)
            case .is(let type), .isIn(let type, .slot): check(type, policy.span)
            case .isIn(let type, .uid(let uid)):
                check(type, policy.span)
                check(uid, policy.span)
            }
        }
        for uid in actions { check(uid, policy.span) }
        if Set(actions.map(\.type)).count > 1 {
            note(.incompatibleTypes, "the actions of a list are of one type", policy.span)
        }
        // A link's conditions are its template's.
        if policy.template == nil {
            for condition in policy.conditions { visit(condition.body) }
        }
        if !isApplicable { note(.inapplicable, "no action of the schema applies to this scope", policy.span) }
    }

    private mutating func note(_ kind: ValidationFinding.Kind, _ message: String, _ span: SourceSpan?) {
        findings.append((kind, message, span))
    }

    // MARK: Names

    private mutating func check(_ type: QualifiedName, _ span: SourceSpan?) {
        if type.basename != "Action", schema.entityTypes[type] == nil {
            note(.unknownEntityType, "the schema has no such entity type", span)
        }
    }

    private mutating func check(_ uid: EntityUID, _ span: SourceSpan?) {
        if uid.type.basename == "Action" {
            if schema.actions[uid] == nil { note(.unknownAction, "the schema has no such action", span) }
        } else if let definition = schema.entityTypes[uid.type] {
            if policy.template == nil, !definition.allows(id: uid.storage.id) {
                note(.unknownChoice, "\(uid.type) has no entity of this id", span)
            }
        } else {
            check(uid.type, span)
        }
    }

    /// Looks at all entities and types in an expression, also where evaluation never comes.
    private mutating func visit(_ expression: Expr) {
        switch expression.kind {
        case .literal(.entity(let uid)): check(uid, expression.span)
        case .literal, .variable: break
        case .not(let a), .negate(let a), .has(let a, _), .like(let a, _), .attribute(let a, _): visit(a)
        case .and(let all), .or(let all), .set(let all), .function(_, let all): for one in all { visit(one) }
        case .binary(_, let a, let b):
            visit(a)
            visit(b)
        case .is(let a, let type, in: let group):
            visit(a)
            check(type, expression.span)
            if let group { visit(group) }
        case .ifThenElse(let a, let b, let c):
            visit(a)
            visit(b)
            visit(c)
        case .record(let fields): for field in fields { visit(field.value) }
        case .method(let a, _, let all):
            visit(a)
            for one in all { visit(one) }
        }
    }

    // MARK: Applicability

    /// The actions that the scope names.
    private var actions: [EntityUID] { policy.action.uids }

    /// Whether some action meets the scope, and applies to a principal and a resource that do.
    private var isApplicable: Bool {
        schema.actions.values.contains { action in
            isMet(by: action) && action.principals.contains { meets(policy.principal, $0) }
                && action.resources.contains { meets(policy.resource, $0) }
        }
    }

    private func isMet(by action: ActionDefinition) -> Bool {
        switch policy.action {
        case .any: return true
        case .equal(let uid): return action.uid == uid
        case .in, .inAny:
            // Of a list with an action that does not exist nothing is known.
            guard actions.allSatisfy({ schema.actions[$0] != nil }) else { return false }
            return actions.contains { action.uid == $0 || action.ancestors.contains($0) }
        }
    }

    private func meets(_ constraint: ScopeConstraint, _ type: QualifiedName) -> Bool {
        switch constraint {
        case .any, .equal(.slot), .in(.slot): true
        case .equal(.uid(let uid)): type == uid.type
        case .in(.uid(let uid)): schema.mayBeIn(type, uid.type)
        case .is(let name), .isIn(let name, .slot): type == name
        case .isIn(let name, .uid(let uid)): type == name && schema.mayBeIn(type, uid.type)
        }
    }
}
