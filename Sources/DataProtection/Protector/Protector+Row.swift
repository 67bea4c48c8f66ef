extension Protector {
    /// Protects a row of a table.
    ///
    /// - Parameters:
    ///   - row: values by column, with those of tenant and record where the table has them.
    ///   - table: which table.
    ///   - protectedInput: what becomes of values that are protected already.
    /// - Returns: the same columns with what is stored in the place of what was given, and the indexes' and key ids'.
    /// - Throws: as `protect(_:table:protectedInput:failures:)`.
    public func protect(
        row: [String: String?], table: String, protectedInput: ProtectedInput = .refuse
    ) throws(DataProtectionError) -> [String: String?] {
        try protect(Self.columns(of: row), table: table, protectedInput: protectedInput).columns.row(0)
    }

    /// Protects a row of a table, also of one with erasable columns: waits for the key of its subject. See
    /// the form that does not wait.
    public func protect(
        row: [String: String?], table: String, protectedInput: ProtectedInput = .refuse
    ) async throws(DataProtectionError) -> [String: String?] {
        try await protect(Self.columns(of: row), table: table, protectedInput: protectedInput).columns.row(0)
    }

    private static func columns(of row: [String: String?]) throws(DataProtectionError) -> TableColumns {
        var columns = TableColumns(count: 1)
        for (name, value) in row { try columns.append(name, [value]) }
        return columns
    }
}
