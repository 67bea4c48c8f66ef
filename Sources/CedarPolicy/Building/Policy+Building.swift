extension Policy {
    /// A policy that permits.
    public static func permit(
        _ id: String, principal: ScopeConstraint = .any, action: ActionConstraint = .any,
        resource: ScopeConstraint = .any
    ) -> Policy { Policy(id: id, effect: .permit, principal: principal, action: action, resource: resource) }

    /// A policy that forbids.
    public static func forbid(
        _ id: String, principal: ScopeConstraint = .any, action: ActionConstraint = .any,
        resource: ScopeConstraint = .any
    ) -> Policy { Policy(id: id, effect: .forbid, principal: principal, action: action, resource: resource) }

    /// The policy with a condition more: this has to be true.
    public func when(_ body: Expr) -> Policy { adding(Condition(.when, body)) }

    /// The policy with a condition more: this has to be false.
    public func unless(_ body: Expr) -> Policy { adding(Condition(.unless, body)) }

    private func adding(_ condition: Condition) -> Policy { with(conditions: conditions + [condition]) }

    /// The policy with other conditions.
    func with(conditions: [Condition]) -> Policy {
        Policy(
            id: id, effect: effect, annotations: annotations, principal: principal, action: action, resource: resource,
            conditions: conditions, template: template, span: span)
    }
}

extension ScopeConstraint {
    /// `== entity`
    public static func equal(_ uid: EntityUID) -> ScopeConstraint { .equal(.uid(uid)) }

    /// `in entity`
    public static func `in`(_ uid: EntityUID) -> ScopeConstraint { .in(.uid(uid)) }

    /// `is Type in entity`
    public static func isIn(_ type: QualifiedName, _ uid: EntityUID) -> ScopeConstraint { .isIn(type, .uid(uid)) }
}

extension Expr {
    /// The expression of a text.
    ///
    /// - Throws: `syntax`, `invalidName`, `limitExceeded`, with all faults and their places.
    public init(cedar text: String) throws(CedarPolicyError) { self = try Parser.expression(text) }
}

extension Pattern {
    /// The pattern of a text as it stands in a policy: `*` is any characters, `\*` is the star.
    ///
    /// - Throws: `syntax` where an escape is invalid.
    public init(cedar text: String) throws(CedarPolicyError) {
        let bytes = Array(text.utf8)
        do throws(Escapes.Fault) {
            self = try Escapes.pattern(bytes[...])
        } catch {
            throw CedarPolicyError(.syntax, "an invalid escape in a pattern")
        }
    }
}

extension EntityUID {
    /// An entity of a type that is given as text.
    ///
    /// - Throws: `invalidName` where the type is no name.
    public init(_ type: String, _ id: String) throws(CedarPolicyError) {
        self.init(type: try QualifiedName(type), id: id)
    }
}
