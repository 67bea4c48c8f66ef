import FieldEncryption

/// What a store said of the subjects of some rows. It is asked before the work on them, which waits for nobody.
struct SubjectStates: Sendable {
    /// By tenant and subject. A table has tenants or has none, so that no tenant and an empty one are not mistaken.
    private var states: [ByteText: [ByteText: SubjectKeyState]] = [:]

    subscript(_ subject: String, tenant tenant: String?) -> SubjectKeyState? {
        states[ByteText(tenant ?? "")]?[ByteText(subject)]
    }

    mutating func add(_ subjects: [String], _ answers: [SubjectKeyState], tenant: String?) {
        let owner = ByteText(tenant ?? "")
        // Taken out meanwhile, so that it is looked up, and grows, once.
        var known = states.removeValue(forKey: owner) ?? [:]
        known.reserveCapacity(known.count + subjects.count)
        for (subject, state) in zip(subjects, answers) { known[ByteText(subject)] = state }
        states[owner] = known
    }

    /// The keys that rows need, and that were not asked for; nil where there are none.
    func lacks(_ plan: TablePlan, _ chunk: RecordChunk) throws(DataProtectionError) -> SubjectDemand? {
        try plan.requireColumns(of: chunk)
        let demand = try SubjectDemand(plan, chunk.columns, making: .moved, beside: self)
        return demand.groups.isEmpty ? nil : demand
    }

    /// See ``rows(_:_:_:)``. Rows that do not say whose they are name no subject either.
    func rows(_ plan: TablePlan, _ columns: TableColumns) -> [SubjectKeyState?] {
        var failures: [DataProtectionError] = []
        let groups = (try? TenantGroups(plan, columns, failures: &failures))?.groups ?? []
        return rows(plan, columns, groups)
    }

    /// The state of each row's subject; nil where the row names none, or none was asked for.
    func rows(_ plan: TablePlan, _ columns: TableColumns, _ groups: [TenantGroups.Group]) -> [SubjectKeyState?] {
        var rows = [SubjectKeyState?](repeating: nil, count: columns.count)
        guard let subjects = plan.catalog.subject.flatMap({ columns[$0.text] }) else { return rows }
        for group in groups {
            let known = states[ByteText(group.tenant ?? "")] ?? [:]
            for row in group.rows { rows[row] = subjects[row].flatMap { known[ByteText($0)] } }
        }
        return rows
    }
}
