/// Says whether policies fit a schema: a policy that does cannot fail with a type error on requests and entities that do.
///
/// Each policy is checked for every kind of request that the schema admits: principal, action and resource type. Validate when
/// policies are loaded, not when decisions are made.
///
/// `Snippets/ValidatePolicies.swift` shows it with a schema, a request and entities.
///
/// ## Specification
/// Cedar 4.5, "Validation", strict mode.
public struct Validator: Sendable {
    /// What policies are held against.
    public let schema: Schema

    /// How deep expressions may be nested to be checked.
    static let depthLimit = Parser.depthLimit

    /// A validator for a schema.
    public init(schema: Schema) { self.schema = schema }

    /// What is wrong with the policies, templates and links of a set.
    ///
    /// - Complexity: the size of the set times the number of principal and resource types of the actions.
    public func validate(_ policies: PolicySet) -> ValidationResult {
        var (errors, warnings): ([ValidationFinding], [ValidationFinding]) = ([], [])
        for policy in policies.policies + policies.templates {
            let result = validate(policy)
            errors += result.errors
            warnings += result.warnings
        }
        return ValidationResult(errors: errors, warnings: warnings)
    }

    /// What is wrong with a policy, a template or a link.
    ///
    /// - Complexity: the size of the policy times the number of principal and resource types of the actions.
    public func validate(_ policy: Policy) -> ValidationResult {
        guard policy.conditions.allSatisfy({ $0.body.depth <= Self.depthLimit }) else {
            let message = "nested deeper than \(Self.depthLimit)"
            let finding = ValidationFinding(
                policy: policy.id, kind: .limitExceeded, message: message, span: policy.span)
            return ValidationResult(errors: [finding], warnings: [])
        }
        var scope = ScopeValidator(schema, policy)
        scope.validate()
        var errors = Findings(policy: policy.id)
        for finding in scope.findings { errors.add(finding) }

        // A link's conditions are its template's.
        if policy.template != nil { return ValidationResult(errors: errors.all, warnings: []) }
        var isPossible = false
        for action in schema.actions.values.sorted(by: { $0.uid < $1.uid }) {
            for principal in action.principals {
                for resource in action.resources {
                    let environment = RequestEnvironment(principal: principal, action: action, resource: resource)
                    var checker = TypeChecker(schema, environment)
                    if checker.check(policy) != .bool(false) { isPossible = true }
                    for finding in checker.findings { errors.add(finding) }
                }
            }
        }
        let impossible = ValidationFinding(
            policy: policy.id, kind: .impossible, message: "the policy is never satisfied", span: policy.span)
        return ValidationResult(errors: errors.all, warnings: isPossible ? [] : [impossible])
    }
}

/// Findings without repetition: most kinds of request have the same.
private struct Findings {
    let policy: String
    private(set) var all: [ValidationFinding] = []
    private var seen: Set<ValidationFinding> = []

    init(policy: String) { self.policy = policy }

    mutating func add(_ finding: (kind: ValidationFinding.Kind, message: String, span: SourceSpan?)) {
        let finding = ValidationFinding(
            policy: policy, kind: finding.kind, message: finding.message, span: finding.span)
        if seen.insert(finding).inserted { all.append(finding) }
    }
}
