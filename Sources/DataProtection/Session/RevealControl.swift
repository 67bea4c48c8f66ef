public import AuditLog
public import Masking
public import RevealPolicy

/// What stands between stored values and whoever asks for them: the gate of a reveal document, and the audit.
///
/// ```swift
/// let gate = try RevealGate({ policy.engine }, store: LocalBudgetStore(), digester: SubjectDigester(root), observer: alarms)
/// let protector = try Protector(catalog, root, reveals: RevealControl(gate, audit: log))
/// ```
public struct RevealControl: Sendable {
    /// Decides and charges.
    let authorize: @Sendable (RevealCall, [FieldName], [RevealRow]) async throws(RevealPolicyError) -> Authorization
    /// Says why.
    let explain: @Sendable (FieldName, RevealRow, RevealCall) throws(RevealPolicyError) -> RevealExplanation
    /// What is decided by now.
    let engine: @Sendable () -> RevealEngine
    /// Records.
    let audit: any AuditSink
    /// How the data of canaries is made up.
    let canaryMasks: [String: KeyedMask]
    let canaryEmailDomains: [String]

    /// Joins a gate and an audit.
    ///
    /// - Parameters:
    ///   - gate: decides and charges.
    ///   - audit: where every answer is recorded before it is given.
    ///   - canaryMasks: what stands for the data of canaries, by class; see `CanaryValues`.
    ///   - canaryEmailDomains: where the addresses of canaries are, at least one.
    public init<Store: BudgetStore>(
        _ gate: RevealGate<Store>, audit: any AuditSink, canaryMasks: [String: KeyedMask] = [:],
        canaryEmailDomains: [String] = ["example.com", "example.net", "example.org"]
    ) {
        precondition(!canaryEmailDomains.isEmpty, "addresses need a domain")
        authorize = { (call, fields, rows) async throws(RevealPolicyError) in
            try await gate.authorize(call, fields: fields, rows: rows)
        }
        explain = { (field, row, call) throws(RevealPolicyError) in try gate.explain(field, in: row, for: call) }
        engine = { gate.engine }
        self.audit = audit
        self.canaryMasks = canaryMasks
        self.canaryEmailDomains = canaryEmailDomains
    }
}
