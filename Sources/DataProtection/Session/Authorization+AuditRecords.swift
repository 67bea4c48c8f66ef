import AuditLog
import RevealPolicy

extension Authorization {
    /// The records of what is shown and denied: one for each form, or reason against it, and set of rows.
    ///
    /// - Parameter tenants: of the rows.
    func auditRecords(tenants: [String?]) -> [AuditRecord] {
        if tenants.isEmpty { return [] }
        var parts: [AuditPart] = []
        for column in columns {
            for share in shares(of: column) {
                if let place = parts.firstIndex(where: { $0.kind == share.kind && $0.rows == share.rows }) {
                    parts[place].add(share)
                } else {
                    parts.append(share)
                }
            }
        }
        return parts.flatMap { records(of: $0, tenants) }
    }

    /// A column parted by kinds of outcomes.
    private func shares(of column: Column) -> [AuditPart] {
        if column.isUniform, canaryRows.isEmpty {
            return [AuditPart(AuditPart.Kind(column.outcome(inRow: 0), isCanary: false), nil, column)]
        }
        var places: [AuditPart.Kind: Int] = [:]
        var shares: [AuditPart] = []
        for row in subjects.indices {
            let outcome = column.outcome(inRow: row)
            let kind = AuditPart.Kind(outcome, isCanary: isCanary(row))
            if let place = places[kind] {
                shares[place].add(row, outcome)
            } else {
                places[kind] = shares.count
                shares.append(AuditPart(kind, row, column))
            }
        }
        return shares
    }

    /// A record has room for so many subjects, and a few more.
    private static let mostSubjects = 100_000

    private func records(of part: AuditPart, _ tenants: [String?]) -> [AuditRecord] {
        let rows = part.rows ?? Array(subjects.indices)
        var record = AuditRecord(
            time: AuditTime(milliseconds: milliseconds), decision: part.kind.decision, principal: call.principal.id,
            purpose: call.purpose, reason: call.reason, form: part.kind.form?.rawValue, fields: part.fields,
            classes: part.classes, rules: part.rules, document: .init(name: document.text, version: version),
            budgetLeft: budgetLeft?.remaining)
        let tenant = tenants[rows[0]]
        if rows.allSatisfy({ tenants[$0] == tenant }) { record.tenant = tenant }
        if let denial = part.kind.denial { record.facts["denial"] = "\(denial)" }
        if part.kind.decision == .breakGlass, let grant { record.facts["grant"] = grant }
        if !approvers.isEmpty, part.kind.form != nil { record.facts["approvers"] = approvers.joined(separator: " ") }
        var seen: Set<SubjectDigest> = []
        var about: [AuditSubject] = []
        var nameless = 0
        for row in rows {
            guard let digest = subjects[row] else {
                nameless += 1
                continue
            }
            if seen.insert(digest).inserted { about.append(AuditSubject(high: digest.high, low: digest.low)) }
        }
        if nameless > 0 { record.facts["rowsWithoutSubject"] = String(nameless) }
        if about.count <= Self.mostSubjects {
            record.subjects = about
            return [record]
        }
        return stride(from: 0, to: about.count, by: Self.mostSubjects).map { start in
            var piece = record
            piece.subjects = Array(about[start..<min(start + Self.mostSubjects, about.count)])
            return piece
        }
    }
}

/// What becomes one record: fields that come out in one way in the same rows.
private struct AuditPart {
    /// In which way.
    struct Kind: Hashable {
        let decision: AuditDecision
        let form: RevealForm?
        let denial: RevealDenial.Code?

        init(_ outcome: FieldOutcome, isCanary: Bool) {
            form = outcome.form
            denial = outcome.denial?.code
            decision =
                if isCanary {
                    .canary
                } else if let candidate = outcome.candidate {
                    candidate.isBreakGlass ? .breakGlass : .revealed
                } else {
                    denial == .budgetExhausted ? .exhausted : .denied
                }
        }
    }

    let kind: Kind
    /// Nil for all.
    private(set) var rows: [Int]?
    private(set) var fields: [String]
    private(set) var classes: [String]
    private(set) var rules: [String] = []
    private var last: RevealCandidate?

    /// A column in all rows.
    init(_ kind: Kind, _ rows: [Int]?, _ column: Authorization.Column) {
        self.kind = kind
        self.rows = rows
        fields = [column.field.description]
        classes = column.fieldClass.map { [$0.text] } ?? []
        note(column.outcome(inRow: rows?.first ?? 0).candidate)
    }

    /// A column in a row.
    init(_ kind: Kind, _ row: Int, _ column: Authorization.Column) { self.init(kind, [row], column) }

    mutating func add(_ row: Int, _ outcome: FieldOutcome) {
        rows?.append(row)
        note(outcome.candidate)
    }

    mutating func add(_ other: AuditPart) {
        fields += other.fields
        for name in other.classes where !classes.contains(name) { classes.append(name) }
        for rule in other.rules where !rules.contains(rule) { rules.append(rule) }
    }

    private mutating func note(_ candidate: RevealCandidate?) {
        guard let candidate, candidate != last else { return }
        last = candidate
        if !rules.contains(candidate.rule.text) { rules.append(candidate.rule.text) }
    }
}
