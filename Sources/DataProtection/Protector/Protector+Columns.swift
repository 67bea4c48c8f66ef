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
    /// - Throws: `unknownTable`, `unknownColumn`, `tenantMissing` and `recordMissing` for columns that were not given. And,
    ///   with the row, unless failures are collected: `tenantMissing`, `recordMissing`, `duplicateRecord`,
    ///   `valueDoesNotFit`, `valueTooLong`, `contextTooLong`, `alreadyProtected`; `keyNotFound` for what is protected with
    ///   another keyset; `cryptographyFailed`.
    /// - Complexity: O(n) in the number of bytes.
    public func protect(
        _ columns: TableColumns, table: String, protectedInput: ProtectedInput = .refuse,
        failures: FailureHandling = .refuse
    ) throws(DataProtectionError) -> ProtectedColumns {
        var transform = try TableTransform(try plan(table), columns, .protect(protectedInput))
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
