#if YAML
    import DataProtection

    extension Catalog {
        /// The catalog for work on one table.
        ///
        /// - Parameter hasSubjectKeys: whether the keys of subjects are at hand.
        /// - Throws: a failure where the table has erasable columns, and they are not. Other such tables are left out.
        func serving(_ table: String, hasSubjectKeys: Bool) throws -> Catalog {
            if hasSubjectKeys { return self }
            func isErasable(_ table: TableCatalog) -> Bool { table.columns.contains(where: \.isErasable) }
            if let named = self[table], isErasable(named) {
                throw CommandFailure(
                    .usage,
                    "the table '\(table)' has erasable columns, and needs the keys of their subjects: "
                        + SubjectKeyOptions.remedy)
            }
            return Catalog(tables.filter { !isErasable($0) })
        }
    }
#endif
