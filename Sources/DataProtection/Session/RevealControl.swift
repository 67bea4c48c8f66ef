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
    /// The last document of the gate, which is not decided by where it does not fit.
    private(set) var newest: @Sendable () -> RevealEngine
    /// The same, deciding by a document, and then by those that are accepted.
    private let restricted:
        @Sendable (RevealEngine, @escaping @Sendable (RevealDocument) -> Bool) throws(RevealPolicyError) ->
            RevealControl
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
        newest = { gate.engine }
        restricted = { (first, accepts) throws(RevealPolicyError) in
            RevealControl(
                try gate.deciding(by: first, thenOnlyBy: accepts), audit: audit, canaryMasks: canaryMasks,
                canaryEmailDomains: canaryEmailDomains)
        }
        self.audit = audit
        self.canaryMasks = canaryMasks
        self.canaryEmailDomains = canaryEmailDomains
    }

    /// The same, deciding only by documents that fit a catalog: where one comes that does not, by the last that did.
    ///
    /// - Throws: `documentMismatch` with all errors, where the first one does not.
    func held(to catalog: Catalog) throws(DataProtectionError) -> RevealControl {
        let first = engine()
        let errors = catalog.errors(against: first.document)
        guard errors.isEmpty else {
            throw DataProtectionError(.documentMismatch, errors.map(\.description).joined(separator: "\n"))
        }
        do throws(RevealPolicyError) {
            var control = try restricted(first) { catalog.errors(against: $0).isEmpty }
            control.newest = newest
            return control
        } catch {
            throw DataProtectionError(.documentMismatch, error.description)
        }
    }
}

extension Catalog {
    fileprivate func errors(against document: RevealDocument) -> [CatalogFinding] {
        findings(against: document).filter { $0.severity == .error }
    }
}
