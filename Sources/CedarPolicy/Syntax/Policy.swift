/// One policy: a static one, a template, or a template's link.
public struct Policy: Sendable {
    /// What the policy is called in its set, in answers and in errors.
    public var id: String
    /// What it does where it is satisfied.
    public let effect: Effect
    /// Its annotations, in the order of the text. Names are unique.
    public let annotations: [Annotation]
    /// What it asks of the principal.
    public let principal: ScopeConstraint
    /// What it asks of the action.
    public let action: ActionConstraint
    /// What it asks of the resource.
    public let resource: ScopeConstraint
    /// What else it asks, in the order of the text.
    public let conditions: [Condition]
    /// For a link: the id of its template.
    public let template: String?
    /// Where it stands; nil for what was not parsed.
    public let span: SourceSpan?

    /// A policy.
    public init(
        id: String, effect: Effect, annotations: [Annotation] = [], principal: ScopeConstraint = .any,
        action: ActionConstraint = .any, resource: ScopeConstraint = .any, conditions: [Condition] = [],
        template: String? = nil, span: SourceSpan? = nil
    ) {
        self.id = id
        self.effect = effect
        self.annotations = annotations
        self.principal = principal
        self.action = action
        self.resource = resource
        self.conditions = conditions
        self.template = template
        self.span = span
    }

    /// The slots that a link has to fill in; none for a static policy.
    public var slots: [Slot] { [principal.slot, resource.slot].compactMap(\.self) }

    /// Whether it is a template: it decides nothing until it is linked.
    public var isTemplate: Bool { !slots.isEmpty }

    /// The text of an annotation.
    public func annotation(_ name: String) -> String? { annotations.first { $0.name == name }?.value.string }
}

extension Policy: Hashable {
    /// Whether both have the same id and say the same, wherever they stand.
    public static func == (a: Policy, b: Policy) -> Bool {
        a.id.utf8.elementsEqual(b.id.utf8) && a.effect == b.effect && a.annotations == b.annotations
            && a.principal == b.principal && a.action == b.action && a.resource == b.resource
            && a.conditions == b.conditions && a.template == b.template
    }

    /// Hashes what it says.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(effect)
        hasher.combine(principal)
        hasher.combine(action)
        hasher.combine(resource)
        hasher.combine(conditions)
    }
}
