extension Protector {
    /// Which of a row's columns are needed to protect it, for those that bring rows of other shapes.
    ///
    /// - Parameters:
    ///   - names: all columns of the row.
    ///   - table: which table.
    /// - Returns: those that are needed, and those among them that are only read: tenant, record and subject.
    /// - Throws: `unknownTable`, `unknownColumn`.
    package func needs(
        of names: [String], table: String
    ) throws(DataProtectionError) -> (columns: [String], keys: Set<String>) {
        let plan = try plan(table)
        try plan.requireKnown(names)
        let catalog = plan.catalog
        let subject = plan.isErasable ? catalog.subject?.text : nil
        let keys = Set([catalog.tenantColumn, catalog.record?.text, subject].compactMap(\.self))
        let written = plan.columns.flatMap { column in
            [column.name] + column.indexes.map(\.column) + [column.keyID].compactMap(\.self)
        }
        let needed = keys.union(written)
        return (names.filter(needed.contains), keys)
    }
}
