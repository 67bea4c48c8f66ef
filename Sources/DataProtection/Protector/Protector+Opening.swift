import ProtectionKeys

extension Protector {
    /// Opens stored columns as far as needed: what reveals values builds on this, after it has decided.
    ///
    /// - Parameters:
    ///   - columns: as stored, with those of tenant and record where the table has them, and those of key ids where it has
    ///     such.
    ///   - table: which table.
    ///   - depths: how far each is opened. Others stay as they are.
    ///   - acceptsPlaintext: whether a value that is not protected yet is handed out, as while a table is migrated.
    /// - Returns: the same columns. A cell that fails does so alone.
    /// - Throws: `subjectKeysNeeded` where an erasable column is among those that are opened: await the call there.
    ///   `unknownTable`, `unknownColumn`; `tenantMissing`, `recordMissing`, `undecidable` for columns that were not given:
    ///   of tenants, records and ids of keys.
    package func open(
        _ columns: TableColumns, table: String, depths: [String: OpeningDepth], acceptsPlaintext: Bool = false
    ) throws(DataProtectionError) -> OpenedColumns {
        let plan = try plan(table)
        try plan.requireKnown(columns.names)
        let wanted = Self.wanted(plan, columns, depths)
        guard !wanted.contains(where: \.keeper.isErasable) else { throw plan.subjectKeysNeeded }
        return try open(columns, plan, wanted, depths, acceptsPlaintext, subjects: nil)
    }

    /// Opens stored columns as far as needed, erasable ones too: waits for the keys of subjects, and makes none.
    ///
    /// - Throws: as the form that does not wait; `subjectMissing` where the column of subjects was not given;
    ///   `storeUnavailable`, `storeDamaged`.
    package func open(
        _ columns: TableColumns, table: String, depths: [String: OpeningDepth], acceptsPlaintext: Bool = false
    ) async throws(DataProtectionError) -> OpenedColumns {
        let plan = try plan(table)
        try plan.requireKnown(columns.names)
        let wanted = Self.wanted(plan, columns, depths)
        guard wanted.contains(where: \.keeper.isErasable) else {
            return try open(columns, plan, wanted, depths, acceptsPlaintext, subjects: nil)
        }
        var states = SubjectStates()
        let demand = try SubjectDemand(
            plan, columns, of: { column in wanted.contains { $0.name == column.name } }, making: .nothing)
        try await add(demand, to: &states, plan)
        return try open(columns, plan, wanted, depths, acceptsPlaintext, subjects: states)
    }

    /// The columns that are more than stored.
    private static func wanted(
        _ plan: TablePlan, _ columns: TableColumns, _ depths: [String: OpeningDepth]
    ) -> [ColumnPlan] {
        plan.columns.filter { depths[$0.name, default: .stored] != .stored && columns[$0.name] != nil }
    }

    private func open(
        _ columns: TableColumns, _ plan: TablePlan, _ wanted: [ColumnPlan], _ depths: [String: OpeningDepth],
        _ acceptsPlaintext: Bool, subjects states: SubjectStates?
    ) throws(DataProtectionError) -> OpenedColumns {
        let table = plan.name
        var (output, failures, unopened) = (columns, [DataProtectionError](), Set<String>())
        var shredded: [String: Set<Int>] = [:]
        if wanted.isEmpty { return OpenedColumns(columns: columns, failures: [], unopened: [], shredded: [:]) }
        let groups = try TenantGroups(plan, columns, failures: &failures).groups
        let orphans = Set(failures.compactMap(\.row))
        failures = []
        let subjects = states?.rows(plan, columns, groups) ?? []
        let records = plan.catalog.record.flatMap { columns[$0.text] }?.map { $0 ?? "" } ?? []
        if let record = plan.catalog.record?.text, records.isEmpty, columns.count > 0,
            wanted.contains(where: \.keeper.needsRecord)
        {
            throw DataProtectionError(
                .recordMissing, "the column with the rows' keys was not given, and values are bound to their rows",
                table: table, column: record)
        }
        for column in wanted {
            if case .last(let count)? = depths[column.name], column.keptDigits >= count {
                unopened.insert(column.name)
                continue
            }
            guard let stored = columns[column.name] else { continue }
            if let keyID = column.keyID, column.keeper.isSilent, columns[keyID] == nil {
                // Under another key than its own it would open too, to something else.
                throw DataProtectionError(
                    .undecidable, "the column \(keyID) with ids of keys was not given, and values do not tell theirs",
                    table: table, column: column.name)
            }
            var opening = ColumnOpening(
                column, stored, keyIDs: column.keyID.flatMap { columns[$0] }, records: records,
                subjects: column.keeper.isErasable ? subjects : [], acceptsPlaintext: acceptsPlaintext, root)
            for row in orphans where stored[row] != nil {
                opening.fail(DataProtectionError(.tenantMissing, "the row does not say whose it is", row: row))
            }
            for group in groups { opening.run(group) }
            output.set(column.name, opening.results)
            if !opening.shredded.isEmpty { shredded[column.name] = opening.shredded }
            failures += opening.failures.map { failure in
                var failure = failure.inColumn(column.name)
                failure.table = table
                return failure
            }
        }
        return OpenedColumns(columns: output, failures: failures, unopened: unopened, shredded: shredded)
    }
}

extension ColumnPlan {
    /// How many characters at the end of a value stand in what is stored for it.
    var keptDigits: Int {
        if case .card(let card) = catalog.storage { card.keptDigits } else { 0 }
    }
}
