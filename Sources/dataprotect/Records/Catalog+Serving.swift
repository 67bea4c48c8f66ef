import DataProtection

extension Catalog {
    /// The catalog for work on one table.
    ///
    /// - Throws: a failure where the table has erasable columns: they need the keys of subjects, which are in a store of the
    ///   service's. Other such tables are left out.
    func serving(_ table: String) throws -> Catalog {
        func isErasable(_ table: TableCatalog) -> Bool { table.columns.contains(where: \.isErasable) }
        if let named = self[table], isErasable(named) {
            throw CommandFailure(
                .usage,
                "the table '\(table)' has erasable columns: the keys of their subjects are in the service's own store, "
                    + "which this command does not open")
        }
        return Catalog(tables.filter { !isErasable($0) })
    }
}
