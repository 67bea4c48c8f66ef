/// One batch on its way: decided, then charged until the charges fit, then finished.
struct RevealBatch {
    let core: GateCore
    let parts: GateParts
    let call: RevealCall
    let milliseconds: Int64
    let fields: [FieldName]
    let rows: [RevealRow]
    /// Whose data rows are.
    let subjects: [SubjectDigest?]
    /// What counts for budgets, by row: the subject, or one of its own.
    let counted: [SubjectDigest]
    let canaryRows: [Int]
    let grant: BreakGlassGrant?
    let deciders: Deciders
    /// By field: one for all rows, or one for each.
    var columns: [[BatchCell]] = []
    /// Rules, by place, whose budgets do not suffice.
    var blocked: Set<Int> = []
    /// By the place of the rule.
    var accounts: [Int: [BudgetAccount]] = [:]
    /// The candidates, one of each rule, that the charges are of which were asked for last.
    var charged: [RevealCandidate] = []
    var refused: [(candidate: RevealCandidate, answer: BudgetAnswer)] = []
    var tightest: BudgetBalance?

    init(
        _ core: GateCore, _ call: RevealCall, _ fields: [FieldName], _ rows: [RevealRow]
    ) throws(RevealPolicyError) {
        self.core = core
        self.call = call
        self.fields = fields
        self.rows = rows
        parts = try core.currentParts()
        milliseconds = core.clock.milliseconds
        let subjects = try Self.digests(core.digester, rows)
        self.subjects = subjects
        counted = subjects.map { $0 ?? core.anonymousSubject() }
        canaryRows = try Self.canaries(parts.canaries, rows, subjects)
        grant = try Self.grant(core, parts, call)
        let approvers = try Self.approvers(core, parts, call, fields, subjects)
        deciders = Deciders(
            parts.engine, core, call, fields, milliseconds, grant: grant?.rule, approvers: approvers,
            isBatch: rows.count > 4)
        columns = fields.map { column($0) }
    }

    /// Whose data rows are.
    static func digests(
        _ digester: SubjectDigester, _ rows: [RevealRow]
    ) throws(RevealPolicyError) -> [SubjectDigest?] {
        var digests: [SubjectDigest?] = []
        digests.reserveCapacity(rows.count)
        guard let first = rows.first else { return digests }
        var tenant = first.tenant
        var context = SubjectDigester.context(tenant)
        for row in rows {
            guard let subject = row.subject else {
                digests.append(nil)
                continue
            }
            if !row.tenant.hasSameBytes(as: tenant) {
                tenant = row.tenant
                context = SubjectDigester.context(tenant)
            }
            digests.append(try digester.digest(subject, context, digester.keyID))
        }
        return digests
    }

    private static func canaries(
        _ canaries: CanaryList, _ rows: [RevealRow], _ subjects: [SubjectDigest?]
    ) throws(RevealPolicyError) -> [Int] {
        if canaries.isEmpty { return [] }
        var found: [Int] = []
        for (row, digest) in subjects.enumerated() {
            guard let digest, let subject = rows[row].subject else { continue }
            if try canaries.contains(subject, tenant: rows[row].tenant, digest: digest) { found.append(row) }
        }
        return found
    }

    private static func grant(
        _ core: GateCore, _ parts: GateParts, _ call: RevealCall
    ) throws(RevealPolicyError) -> BreakGlassGrant? {
        guard let id = call.grant else { return nil }
        guard let grant = try core.grants?.grant(id, of: call.principal),
            DocumentName(grant.document) == parts.engine.document.name
        else { throw RevealPolicyError(.grantRefused, "there are no grants here, or it is one under another document") }
        return grant
    }

    /// Who has approved this very request.
    private static func approvers(
        _ core: GateCore, _ parts: GateParts, _ call: RevealCall, _ fields: [FieldName], _ subjects: [SubjectDigest?]
    ) throws(RevealPolicyError) -> [Approver] {
        guard let approval = call.approval else { return [] }
        guard let approvals = core.approvals, case .reveal(let form) = approval.action,
            try ApprovalRequest(
                parts.engine.document, call, fields, subjects, form, rule: approval.rule, expires: approval.expires,
                nonce: approval.nonce) == approval
        else { throw RevealPolicyError(.approvalRefused, "the approval is of another request; ask for one of this") }
        return approvals.approvers(of: approval)
    }
}
