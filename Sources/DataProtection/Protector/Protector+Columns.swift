extension Protector {
    /// Protects columns of a table.
    ///
    /// - Parameters:
    ///   - columns: with those of tenant and record where the table has them. A column that is left out is left alone, so
    ///     that single columns of a row can be written; a nil stays nil, and an empty text is protected like any other.
    ///   - table: which table.
    ///   - protectedInput: what becomes of values that are protected already.
    ///   - failures: what becomes of the others where a row fails.
    /// - Returns: the same columns with what is stored in the place of what was given, then the indexes' and key ids'.
    /// - Throws: `subjectKeysNeeded` for a table with erasable columns: await the call there. `unknownTable`,
    ///   `unknownColumn`, `tenantMissing` and `recordMissing` for columns that were not given. And, with the row, unless
    ///   failures are collected: `tenantMissing`, `recordMissing`, `duplicateRecord`, `valueDoesNotFit`, `valueTooLong`,
    ///   `contextTooLong`, `alreadyProtected`; `keyNotFound` for what is protected with another keyset;
    ///   `cryptographyFailed`.
    /// - Complexity: O(n) in the number of bytes.
    public func protect(
        _ columns: TableColumns, table: String, protectedInput: ProtectedInput = .refuse,
        failures: FailureHandling = .refuse
    ) throws(DataProtectionError) -> ProtectedColumns {
        let plan = try plan(table)
        guard !plan.isErasable else { throw plan.subjectKeysNeeded }
        return try protect(columns, plan, protectedInput, failures, subjects: nil)
    }

    /// Protects columns of a table, also of one with erasable columns: waits for the keys of subjects, which are made where
    /// there are none. See the form that does not wait.
    ///
    /// - Throws: as there; `subjectMissing` where the column of subjects was not given; `storeUnavailable`,
    ///   `storeDamaged`. And, with the row, unless failures are collected: `subjectMissing`, `subjectShredded`.
    /// - Complexity: O(n) in the number of bytes; a value in an erasable column takes some microseconds, and a subject that
    ///   is not kept ready asks the store.
    public func protect(
        _ columns: TableColumns, table: String, protectedInput: ProtectedInput = .refuse,
        failures: FailureHandling = .refuse
    ) async throws(DataProtectionError) -> ProtectedColumns {
        let plan = try plan(table)
        // Before keys are made for what is refused anyway.
        try plan.requireKnown(columns.names)
        let subjects = try await subjectStates(plan, columns, making: .new)
        return try protect(columns, plan, protectedInput, failures, subjects: subjects)
    }

    private func protect(
        _ columns: TableColumns, _ plan: TablePlan, _ protectedInput: ProtectedInput, _ failures: FailureHandling,
        subjects: SubjectStates?
    ) throws(DataProtectionError) -> ProtectedColumns {
        var transform = try TableTransform(plan, columns, .protect(protectedInput), subjects: subjects)
        try transform.run()
        guard let first = transform.failures.first else {
            return ProtectedColumns(columns: transform.output, rows: Array(0..<columns.count), failures: [])
        }
        if failures == .refuse { throw first }
        let rows = transform.passedRows
        return ProtectedColumns(
            columns: transform.output.rows(rows), rows: rows, failures: transform.failures)
    }
}
