/// Decides and charges, in this order, for a batch of rows at once: what comes before anything is decrypted.
///
/// ```swift
/// let gate = try RevealGate(engine, store: LocalBudgetStore(), digester: SubjectDigester(root))
/// let call = RevealCall(principal, purpose: "ticket-handling", context: ["ticket": ticket])
/// let authorization = try gate.authorize(call, fields: [email], rows: [RevealRow(tenant: "acme", subject: "c7")])
/// ```
///
/// The best candidate of each field counts whose budgets suffice for all rows of the batch that need it: where a budget of a rule does
/// not, the rule grants nothing in this batch, and each of its fields steps down to the next candidate, or is denied. So what is shown
/// of a batch does not depend on the order of its rows, and a batch that is too large is not shown in part. Charges are made once, for the
/// whole batch or not at all. One row is one call for budgets that count calls, and one subject where it has none.
///
/// Anomalies and canaries deny nothing: they are told to the observer.
public struct RevealGate<Store: BudgetStore>: Sendable {
    /// Where budgets are counted.
    public let store: Store

    let core: GateCore

    /// A gate for a document that stays.
    ///
    /// - Parameters:
    ///   - engine: decides.
    ///   - store: counts.
    ///   - digester: makes digests of subjects.
    ///   - grants: break-glass grants; nil where there are none.
    ///   - approvals: approvals of requests; nil where there are none.
    ///   - observer: hears of canaries, used-up budgets, notifications and the use of grants.
    ///   - detector: looks for anomalies.
    ///   - clock: the time of requests.
    /// - Throws: `invalidDocument` for a digest of a canary that is none.
    public init(
        _ engine: RevealEngine, store: Store, digester: SubjectDigester, grants: GrantBook? = nil,
        approvals: ApprovalBook? = nil, observer: (any RevealObserver)? = nil, detector: AnomalyDetector? = nil,
        clock: RevealClock = .wall
    ) throws(RevealPolicyError) {
        try self.init(
            { engine }, store: store, digester: digester, grants: grants, approvals: approvals, observer: observer,
            detector: detector, clock: clock)
    }

    /// A gate for a document that is replaced at times: each batch is decided by the one engine that is in force when it begins.
    /// Parameters and errors are those for one that stays.
    public init(
        _ engine: @escaping @Sendable () -> RevealEngine, store: Store, digester: SubjectDigester,
        grants: GrantBook? = nil, approvals: ApprovalBook? = nil, observer: (any RevealObserver)? = nil,
        detector: AnomalyDetector? = nil, clock: RevealClock = .wall
    ) throws(RevealPolicyError) {
        self.store = store
        core = try GateCore(engine, digester, grants, approvals, observer, detector, clock)
    }

    /// What may be shown of rows, charged.
    ///
    /// - Parameters:
    ///   - call: who asks, what for, and all else that is known.
    ///   - fields: the columns, each once.
    ///   - rows: what is known of each row.
    /// - Returns: an outcome for each field of each row. Denials are outcomes too.
    /// - Throws: `grantRefused` for a grant that does not hold, `approvalRefused` for an approval of another request: then nothing was
    ///   charged. `cryptographyFailed`, `limitExceeded`, and what the store throws.
    public func authorize(
        _ call: RevealCall, fields: [FieldName], rows: [RevealRow]
    ) async throws(RevealPolicyError) -> Authorization {
        var batch = try RevealBatch(core, call, fields, rows)
        while let charges = try batch.charges() {
            guard batch.note(try await store.charge(charges)) else { break }
        }
        return batch.finish()
    }

    /// What others have to approve so that a rule shows fields of rows in a form.
    ///
    /// - Parameters:
    ///   - call: what is going to be asked for, but for the approval.
    ///   - fields: the columns.
    ///   - rows: the rows.
    ///   - form: the form.
    ///   - rule: the rule that requires it.
    ///   - expires: when it ends, in milliseconds since 1970.
    /// - Throws: `cryptographyFailed`, `limitExceeded`.
    public func approvalRequest(
        for call: RevealCall, fields: [FieldName], rows: [RevealRow], form: RevealForm, rule: String, expires: Int64
    ) throws(RevealPolicyError) -> ApprovalRequest {
        let document = try core.currentParts().engine.document
        let subjects = try RevealBatch.digests(core.digester, rows)
        return try ApprovalRequest(
            document, call, fields, subjects, form, rule: rule, expires: expires, nonce: nil)
    }
}

extension RevealGate where Store: ImmediateBudgetStore {
    /// What may be shown of rows, charged: without waiting. Parameters and errors are those of the other.
    public func authorize(
        _ call: RevealCall, fields: [FieldName], rows: [RevealRow]
    ) throws(RevealPolicyError) -> Authorization {
        var batch = try RevealBatch(core, call, fields, rows)
        while let charges = try batch.charges() {
            guard batch.note(try store.charge(charges)) else { break }
        }
        return batch.finish()
    }
}

extension ApprovalRequest {
    init(
        _ document: RevealDocument, _ call: RevealCall, _ fields: [FieldName], _ subjects: [SubjectDigest?],
        _ form: RevealForm, rule: String, expires: Int64, nonce: [UInt8]?
    ) throws(RevealPolicyError) {
        try self.init(
            .reveal(form), document: document.name.text, version: document.version, principal: call.principal.id,
            tenant: call.principal.tenant, purpose: call.purpose, rule: rule, reason: call.reason,
            names: fields.map(\.description), subjects: subjects.compactMap { $0 },
            rowsWithoutSubject: subjects.count { $0 == nil }, expires: expires, nonce: nonce)
    }
}
