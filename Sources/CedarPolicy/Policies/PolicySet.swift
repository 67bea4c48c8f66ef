/// Policies and templates that are decided on together.
///
/// Trees deeper than 200 and text nested deeper than that are refused; a chain of `&&` or `||` may be of any length.
///
/// ## Specification
/// Cedar 4.5, "Policies".
public struct PolicySet: Sendable {
    /// The static policies and the links of templates, in the order that they came in.
    public private(set) var policies: [Policy] = []
    /// The templates.
    public private(set) var templates: [Policy] = []
    /// By id, where it stands among the policies, or among the templates.
    private var places: [CedarString: (place: Int, isTemplate: Bool)] = [:]

    /// Without any policy: everything is denied.
    public init() {}

    /// The policies and templates of a text.
    ///
    /// Their ids are `policy0`, `policy1` and so on, by their places in the text.
    ///
    /// - Parameters:
    ///   - text: Any number of policies.
    ///   - annotation: An annotation, such as `id`, whose text is the id of the policies that have it.
    /// - Throws: `syntax`, `invalidName`, `limitExceeded`, with all faults and their places; `duplicatePolicy`.
    public init(_ text: String, idAnnotation annotation: String? = nil) throws(CedarPolicyError) {
        for var policy in try Parser.policies(text) {
            if let annotation, let id = policy.annotation(annotation) { policy.id = id }
            try add(checked: policy)
        }
    }

    /// Policies and templates that were built.
    ///
    /// - Throws: as ``add(_:)``.
    public init(_ policies: some Sequence<Policy>) throws(CedarPolicyError) {
        for policy in policies { try add(policy) }
    }

    /// Adds a policy or a template.
    ///
    /// - Throws: `duplicatePolicy`; `limitExceeded` for trees that are too deep; `invalidName` for annotations whose names
    ///   are no identifiers; `slotMismatch` for slots in the wrong part of the scope; `invalidPolicy` for what else no text
    ///   could say, such as a record with a name twice.
    /// - Complexity: the size of the policy.
    public mutating func add(_ policy: Policy) throws(CedarPolicyError) {
        try checkDepth(policy)
        try WellFormedness.check(policy)
        try add(checked: policy)
    }

    private func checkDepth(_ policy: Policy) throws(CedarPolicyError) {
        guard policy.conditions.allSatisfy({ $0.body.depth <= Parser.depthLimit }) else {
            throw CedarPolicyError(
                .limitExceeded, "an expression deeper than \(Parser.depthLimit)", span: policy.span)
        }
    }

    /// Adds what is known to be well formed.
    private mutating func add(checked policy: Policy) throws(CedarPolicyError) {
        let (id, isTemplate) = (CedarString(policy.id), policy.isTemplate)
        guard places[id] == nil else {
            throw CedarPolicyError(.duplicatePolicy, "two policies have one id", span: policy.span)
        }
        places[id] = (isTemplate ? templates.count : policies.count, isTemplate)
        if isTemplate { templates.append(policy) } else { policies.append(policy) }
    }

    /// Makes a policy of a template by filling in its slots.
    ///
    /// - Parameters:
    ///   - template: The id of the template.
    ///   - id: The id of the new policy.
    ///   - principal: What to fill in for `?principal`, where the template has that.
    ///   - resource: What to fill in for `?resource`, where the template has that.
    /// - Throws: `unknownTemplate`; `slotMismatch` where too little or too much is filled in; `duplicatePolicy`.
    public mutating func link(
        template: String, id: String, principal: EntityUID? = nil, resource: EntityUID? = nil
    ) throws(CedarPolicyError) {
        guard case (let place, true)? = places[CedarString(template)] else {
            throw CedarPolicyError(.unknownTemplate, "the set has no template of this id")
        }
        let source = templates[place]
        guard (source.principal.slot != nil) == (principal != nil), (source.resource.slot != nil) == (resource != nil)
        else { throw CedarPolicyError(.slotMismatch, "fill in the slots that the template has, and no others") }
        try add(
            checked: Policy(
                id: id, effect: source.effect, annotations: source.annotations,
                principal: source.principal.filled(principal), action: source.action,
                resource: source.resource.filled(resource), conditions: source.conditions, template: source.id,
                span: source.span))
    }

    /// The policy, link or template of an id. Takes constant time.
    public subscript(id: String) -> Policy? {
        places[CedarString(id)].map { $0.isTemplate ? templates[$0.place] : policies[$0.place] }
    }

    /// How many policies, links and templates there are.
    public var count: Int { policies.count + templates.count }
}

extension ScopeConstraint {
    /// The constraint with its slot filled in.
    fileprivate func filled(_ uid: EntityUID?) -> ScopeConstraint {
        guard let uid else { return self }
        return switch self {
        case .equal(.slot): .equal(.uid(uid))
        case .in(.slot): .in(.uid(uid))
        case .isIn(let type, .slot): .isIn(type, .uid(uid))
        default: self
        }
    }
}
