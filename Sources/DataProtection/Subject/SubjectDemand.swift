import ProtectionKeys

/// The subjects whose keys some rows need: what is stored needs the one that there is, what is in clear gets one.
struct SubjectDemand: Sendable {
    struct Group: Sendable {
        let tenant: String?
        /// Each once, in the order of the rows.
        var made: [String] = []
        var known: [String] = []
    }

    /// For what keys are made where a subject has none.
    enum Making: Sendable {
        case nothing
        /// For values in clear.
        case new
        /// Also for values that are moved: they may be from before the column was erasable.
        case moved
    }

    private(set) var groups: [Group] = []

    /// - Parameters:
    ///   - columns: rows of a table with erasable columns.
    ///   - names: the columns that matter.
    ///   - making: for what keys are made.
    ///   - states: what is known already.
    /// - Throws: `subjectMissing` where the column of subjects was not given, and `tenantMissing` likewise.
    init(
        _ plan: TablePlan, _ columns: TableColumns, of names: (ColumnPlan) -> Bool = { _ in true }, making: Making,
        beside states: SubjectStates = SubjectStates()
    ) throws(DataProtectionError) {
        let erasable = plan.columns.filter { $0.keeper.isErasable && names($0) && columns[$0.name] != nil }
        guard let name = plan.catalog.subject?.text, !erasable.isEmpty else { return }
        guard let subjects = columns[name] else {
            throw DataProtectionError(
                .subjectMissing, "the column that says whom rows are about was not given, and values end with them",
                table: plan.name, column: name)
        }
        let needs = Self.needs(erasable, columns, plan.root, making: making)
        var failures: [DataProtectionError] = []
        for rows in try TenantGroups(plan, columns, failures: &failures).groups {
            var places: [ByteText: Int] = [:]
            var wanted: [(subject: String, need: Need)] = []
            for row in rows.rows where needs[row] != .nothing {
                guard let subject = subjects[row], !subject.isEmpty else { continue }
                switch states[subject, tenant: rows.tenant] {
                case .key?, .shredded?: continue
                case .absent? where needs[row] == .known: continue
                case .absent?, nil: break
                }
                if let place = places[ByteText(subject)] {
                    if wanted[place].need == .known { wanted[place].need = needs[row] }
                } else {
                    places[ByteText(subject)] = wanted.count
                    wanted.append((subject, needs[row]))
                }
            }
            if wanted.isEmpty { continue }
            groups.append(
                Group(
                    tenant: rows.tenant, made: wanted.filter { $0.need == .made }.map(\.subject),
                    known: wanted.filter { $0.need == .known }.map(\.subject)))
        }
    }

    private enum Need { case nothing, known, made }

    /// What each row needs.
    private static func needs(
        _ columns: [ColumnPlan], _ given: TableColumns, _ root: RootKeyset, making: Making
    ) -> [Need] {
        var needs = [Need](repeating: .nothing, count: given.count)
        for column in columns {
            for (row, value) in (given[column.name] ?? []).enumerated() {
                guard let value, needs[row] != .made else { continue }
                let form = column.keeper.form(of: value, root, judging: making == .moved)
                needs[row] = making.isMade(form) ? .made : .known
            }
        }
        return needs
    }
}

extension SubjectDemand.Making {
    fileprivate func isMade(_ form: StoredForm) -> Bool {
        switch (self, form) {
        case (.new, .plaintext), (.moved, .plaintext), (.moved, .ofKey(_, isCurrent: false)): true
        default: false
        }
    }
}
