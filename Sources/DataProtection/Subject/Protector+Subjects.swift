import FieldEncryption

extension Protector {
    /// Erases subjects: deletes their keys for ever, so that nobody reads what the erasable columns of their rows hold, in
    /// whichever copy. What such a cell answers from then on is that its subject was shredded, which is no failure.
    ///
    /// Keys belong to the subject of a tenant, and not to a table: the subject is erased in all tables with erasable
    /// columns that name it so. Subjects of different sorts (customers, employees) therefore need ids that differ.
    ///
    /// What depends on the root key alone is left: indexes, tokens, what is encrypted deterministically
    /// (``Catalog/findings`` names them). Delete those values of the subject's rows, or the rows.
    ///
    /// Other processes hold keys for no longer than the time to live of their `SubjectKeyCache`.
    ///
    /// - Parameters:
    ///   - subjects: as the subject column of the table names them.
    ///   - table: one with erasable columns.
    ///   - tenant: whose subjects; needed where a column says whose the rows are.
    /// - Throws: `unknownTable`, `notErasable`, `tenantMissing`; `subjectMissing` for an empty name; `storeUnavailable`,
    ///   `storeDamaged`: call it again then.
    public func erase(_ subjects: [String], table: String, tenant: String? = nil) async throws(DataProtectionError) {
        let plan = try plan(table)
        guard plan.isErasable else {
            throw DataProtectionError(
                .notErasable, "no column of the table ends with its subject: nothing would be erased", table: table)
        }
        guard subjects.allSatisfy({ !$0.isEmpty }) else {
            throw DataProtectionError(.subjectMissing, "a subject without a name is nobody", table: table)
        }
        let owner: String?
        do throws(DataProtectionError) {
            owner = try plan.tenant(tenant)
        } catch {
            throw error.inTable(table)
        }
        try await asking(plan) { (store) async throws(FieldEncryptionError) in
            try await store.shred(subjects, tenant: owner)
        }
    }

    /// The keys of the subjects of rows; nil for tables where nothing ends with its subject.
    ///
    /// - Parameter making: for what they are made.
    func subjectStates(
        _ plan: TablePlan, _ columns: TableColumns, making: SubjectDemand.Making
    ) async throws(DataProtectionError) -> SubjectStates? {
        guard plan.isErasable else { return nil }
        var states = SubjectStates()
        try await add(try SubjectDemand(plan, columns, making: making), to: &states, plan)
        return states
    }

    /// Asks the store for what is needed.
    func add(
        _ demand: SubjectDemand, to states: inout SubjectStates, _ plan: TablePlan
    ) async throws(DataProtectionError) {
        for group in demand.groups {
            let tenant = group.tenant
            for subjects in Self.portions(group.made) {
                let answers = try await asking(plan) { (store) async throws(FieldEncryptionError) in
                    try await store.makeKeys(of: subjects, tenant: tenant)
                }
                states.add(subjects, answers, tenant: tenant)
            }
            for subjects in Self.portions(group.known) {
                let answers = try await asking(plan) { (store) async throws(FieldEncryptionError) in
                    try await store.keys(of: subjects, tenant: tenant)
                }
                states.add(subjects, answers, tenant: tenant)
            }
        }
    }

    /// So many that a store in which keys are made does not keep others waiting for long.
    private static func portions(_ subjects: [String]) -> [[String]] {
        let size = 8192
        return stride(from: 0, to: subjects.count, by: size).map { start in
            Array(subjects[start..<min(start + size, subjects.count)])
        }
    }

    private func asking<Answer>(
        _ plan: TablePlan, _ body: (any SubjectKeyStore) async throws(FieldEncryptionError) -> Answer
    ) async throws(DataProtectionError) -> Answer {
        guard let subjectKeys else { throw plan.subjectKeysNeeded }
        do throws(FieldEncryptionError) {
            return try await body(subjectKeys)
        } catch {
            throw DataProtectionError(error).inTable(plan.name)
        }
    }
}

extension TablePlan {
    /// A call that does not wait for keys has none.
    var subjectKeysNeeded: DataProtectionError {
        DataProtectionError(
            .subjectKeysNeeded,
            "values of this table end with their subjects, whose keys have to be asked for: give the protector a store of "
                + "them, and await the call", table: name)
    }
}
