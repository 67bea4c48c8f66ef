public import CedarPolicy

/// A question, but for the field and the row: who asks, what for, and all else that is known.
///
/// Making one costs about a microsecond; it serves for any number of fields and rows. Nothing is checked yet: what the document
/// does not allow is denied with the reason.
///
/// | in conditions | is |
/// |---|---|
/// | `principal.tenant` | the principal's tenant; missing where it has none |
/// | `context.purpose`, `context.now` | purpose and time |
/// | `context.reason` | the reason; missing where none was given |
/// | `context.approvals` | who has approved |
/// | `context.breakGlass` | whether there is a grant |
public struct RevealRequest: Sendable {
    let parts: RequestParts

    /// A question.
    ///
    /// - Parameters:
    ///   - principal: Who asks.
    ///   - purpose: What for.
    ///   - milliseconds: When, since 1970-01-01T00:00:00Z. Engines look at no clock.
    ///   - context: The facts of the request, by the names that the document declares.
    ///   - reason: Why, in the words of whoever asks. Blanks are no reason.
    ///   - approvals: Who has approved this very request.
    ///   - grant: The break-glass rule under which there is a grant for the principal and the subject.
    ///   - fulfilling: The obligations that the caller sees to. A rule that requires another does not grant.
    public init(
        principal: Principal, purpose: String, milliseconds: Int64, context: CedarRecord = .empty,
        reason: String? = nil, approvals: [Approver] = [], grant: String? = nil,
        fulfilling: Set<Obligation.Kind> = []
    ) {
        parts = RequestParts(principal, purpose, milliseconds, context, reason, approvals, grant, fulfilling)
    }

    /// Who asks.
    public var principal: Principal { parts.principal }
    /// What for.
    public var purpose: String { parts.purpose }
    /// The facts of the request, by the names that the document declares.
    public var context: CedarRecord { parts.context }
    /// When, in milliseconds since 1970-01-01T00:00:00Z.
    public var milliseconds: Int64 { parts.milliseconds }
    /// Why, in the words of whoever asks.
    public var reason: String? { parts.reason }
    /// Who has approved this very request.
    public var approvals: [Approver] { parts.approvals }
    /// The break-glass rule under which there is a grant.
    public var grant: String? { parts.grant }
}
