extension Policy: CustomStringConvertible {
    /// The policy in Cedar's text: read again, it says the same. The id is not in it, nor which template a link is of.
    public var cedarText: String {
        var lines = annotations.map { "@\($0.name)(\(CedarText.quoted($0.value.string)))" }
        lines.append(
            "\(effect.rawValue) (\(principal.text("principal")), \(action.cedarText), \(resource.text("resource")))")
        lines += conditions.map { "\($0.kind.rawValue) { \($0.body.cedarText) }" }
        return lines.joined(separator: "\n") + ";"
    }

    /// The policy in Cedar's text.
    public var description: String { cedarText }

    /// The policy with an annotation more, or another text of it. Policy sets refuse names that are no identifiers.
    public func annotated(_ name: String, _ value: String) -> Policy {
        Policy(
            id: id, effect: effect,
            annotations: [Annotation(name: name, value: CedarString(value))] + annotations.filter { $0.name != name },
            principal: principal, action: action, resource: resource, conditions: conditions, template: template,
            span: span)
    }
}

extension PolicySet {
    /// All policies and templates in Cedar's text, with links as policies of their own. Ids are not in it; templates
    /// come last.
    public var cedarText: String { (policies + templates).map(\.cedarText).joined(separator: "\n\n") }

    /// All policies and templates in Cedar's text, with the id of each in an annotation, as
    /// ``init(_:idAnnotation:)`` reads it. Templates come last.
    ///
    /// - Throws: `invalidName` where the annotation's name is no identifier.
    public func cedarText(idAnnotation name: String) throws(CedarPolicyError) -> String {
        try WellFormedness.check(annotation: name)
        return (policies + templates).map { $0.annotated(name, $0.id).cedarText }.joined(separator: "\n\n")
    }
}

extension ScopeConstraint {
    fileprivate func text(_ variable: String) -> String {
        switch self {
        case .any: variable
        case .equal(let reference): "\(variable) == \(reference.text)"
        case .in(let reference): "\(variable) in \(reference.text)"
        case .is(let type): "\(variable) is \(type)"
        case .isIn(let type, let reference): "\(variable) is \(type) in \(reference.text)"
        }
    }
}

extension EntityReference {
    fileprivate var text: String {
        switch self {
        case .uid(let uid): uid.cedarText
        case .slot(.principal): "?principal"
        case .slot(.resource): "?resource"
        }
    }
}

extension ActionConstraint {
    /// What the scope asks of the action, in Cedar's text.
    public var cedarText: String {
        switch self {
        case .any: "action"
        case .equal(let uid): "action == \(uid.cedarText)"
        case .in(let uid): "action in \(uid.cedarText)"
        case .inAny(let uids): "action in [\(uids.map(\.cedarText).joined(separator: ", "))]"
        }
    }
}
