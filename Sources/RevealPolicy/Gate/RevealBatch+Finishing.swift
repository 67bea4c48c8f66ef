extension RevealBatch {
    /// What may be shown; tells the observer of what there is to tell.
    mutating func finish() -> Authorization {
        let approvers = useApprovals()
        let outcomes = columns.map { $0.map(\.outcome) }
        let isGrantUsed = columns.contains { $0.contains { $0.isUnderGrant && $0.candidate != nil } }
        let authorization = Authorization(
            engine: parts.engine, call: call, milliseconds: milliseconds, subjects: subjects,
            columns: zip(fields, outcomes).map { field, outcomes in
                Authorization.Column(
                    field: field, fieldClass: parts.classOfField[field], outcomes: outcomes)
            },
            canaryRows: canaryRows, budgetLeft: tightest, obligations: obligations(),
            grant: isGrantUsed ? grant?.id : nil, approvers: approvers.map(\.id))
        if core.observer != nil { tell(authorization) }
        if let detector = core.detector { note(authorization, detector) }
        return authorization
    }

    /// Uses approvals up, if anything that is shown needs them; takes it back where somebody else was first.
    private mutating func useApprovals() -> [Approver] {
        let needed = columns.lazy.joined().first { $0.candidate?.needsApproval ?? false }?.candidate?.obligations
        guard let needed, let approval = call.approval, let approvals = core.approvals else { return [] }
        let used = approvals.use(approval) {
            parts.roles.isApproved($0, for: needed, besides: call.principal.id)
        }
        if let used { return used }
        for field in columns.indices {
            for row in columns[field].indices where columns[field][row].candidate?.needsApproval ?? false {
                columns[field][row].lacksApproval = true
                columns[field][row].isOutOfBudget = false
                columns[field][row].position = columns[field][row].decision.settlement.count
            }
        }
        return []
    }

    /// What the caller has to see to.
    private func obligations() -> [Obligation] {
        var obligations: [Obligation] = []
        var seen: Set<Int> = []
        for cells in columns {
            for cell in cells {
                guard let candidate = cell.candidate, seen.insert(candidate.rulePlace).inserted else { continue }
                for obligation in candidate.obligations where [.notify, .expire].contains(obligation.kind) {
                    if !obligations.contains(obligation) { obligations.append(obligation) }
                }
            }
        }
        return obligations
    }

    private func tell(_ authorization: Authorization) {
        if !canaryRows.isEmpty { tellCanaries(authorization) }
        for (candidate, answer) in refused {
            let left = answer.tightest.map { "\($0) are left" } ?? "the store is full"
            tell(
                .budgetExhausted, rule: candidate.rule.text,
                "a batch of \(rows.count) rows does not fit a budget of the rule; of the windows that it needs, \(left)"
            )
        }
        if authorization.grant != nil, let grant {
            tell(
                .grantUsed, rule: grant.rule, recipients: grant.obligations.recipients,
                "\(rows.count) rows were asked for under a grant that ends in \((grant.expires - milliseconds) / 1000) s"
            )
        }
        let recipients = authorization.obligations.recipients
        if !recipients.isEmpty {
            tell(.notify, recipients: recipients, "shown by \(authorization.rules.map(\.text).joined(separator: ", "))")
        }
    }

    private func tellCanaries(_ authorization: Authorization) {
        // Tokens and ciphertexts show nobody anything: whoever joins or moves whole tables does no wrong.
        func isShown(_ row: Int) -> Bool { authorization.columns.contains { $0.shows(inRow: row) } }
        let asked = canaryRows.filter { isShown($0) || authorization.asksInVain($0) }
        guard !asked.isEmpty else { return }
        let shown = asked.count { isShown($0) }
        tell(
            .canary, recipients: parts.canaries.recipients, subjects: asked.compactMap { subjects[$0] },
            "\(asked.count) of \(rows.count) rows are canaries; made-up data stands for \(shown) of them, the others were denied"
        )
    }

    private func tell(
        _ kind: RevealEvent.Kind, rule: String? = nil, recipients: [String] = [], subjects: [SubjectDigest]? = nil,
        _ message: String
    ) {
        core.observer?.observe(
            RevealEvent(
                kind, principal: call.principal.id, tenant: call.principal.tenant, purpose: call.purpose,
                milliseconds: milliseconds, rule: rule, recipients: recipients,
                subjects: subjects ?? Array(self.subjects.lazy.compactMap { $0 }.prefix(RevealEvent.mostSubjects)),
                message: message))
    }

    /// Looks for anomalies in what was asked for and is not a token or a ciphertext.
    private func note(_ authorization: Authorization, _ detector: AnomalyDetector) {
        var subjects: [(digest: SubjectDigest, id: String, isSeen: Bool)] = []
        subjects.reserveCapacity(rows.count)
        for (row, digest) in self.subjects.enumerated() {
            guard let digest, let id = rows[row].subject else { continue }
            let isSeen = authorization.columns.contains { $0.shows(inRow: row) }
            if isSeen || authorization.asksInVain(row) { subjects.append((digest, id, isSeen)) }
        }
        let classes = authorization.columns.compactMap { column -> String? in
            let shows = column.isUniform ? column.shows(inRow: 0) : rows.indices.contains { column.shows(inRow: $0) }
            return shows ? column.fieldClass?.text : nil
        }
        guard !classes.isEmpty || !subjects.isEmpty else { return }
        detector.note(
            call.principal, purpose: call.purpose, milliseconds: milliseconds, classes: classes, subjects: subjects)
    }
}

extension Authorization {
    /// Whether a field of a row is denied.
    fileprivate func asksInVain(_ row: Int) -> Bool { columns.contains { $0.outcome(inRow: row).candidate == nil } }
}
