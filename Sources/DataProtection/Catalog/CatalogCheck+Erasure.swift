import RevealPolicy

extension CatalogCheck {
    /// What ends with its subject can do so.
    mutating func checkErasure(_ column: ColumnProtection, of table: TableCatalog) {
        guard column.isErasable else { return }
        guard column.storage.needsRecord else {
            add(
                .error, table, column.name.text, column.span,
                "only what is encrypted for its row can end with its subject: what equal values have in common depends on "
                    + "the root key alone; keep it encrypted, or delete its values when a subject is erased")
            return
        }
        guard let subject = table.subject?.text else {
            add(
                .error, table, column.name.text, column.span,
                "the column ends with its subject, and nothing says whom a row is about: name the table's subject column"
            )
            return
        }
        if let found = table[subject], found.storage.isProtected {
            add(
                .error, table, column.name.text, column.span,
                "the column ends with its subject, whose key has to be found before anything is opened: keep the subject "
                    + "column \(subject) clear")
        }
    }

    /// What an erasure leaves of a subject in a table where something ends with it.
    mutating func checkRemains(of table: TableCatalog) {
        guard let first = table.columns.first(where: { $0.isErasable && $0.storage.needsRecord }) else { return }
        let remains = table.columns.flatMap { column -> [String] in
            let indexes = column.indexes.map(\.column.text)
            // What is encrypted and could be erasable was left out on purpose.
            return column.storage.isProtected && !column.storage.needsRecord ? [column.name.text] + indexes : indexes
        }
        guard !remains.isEmpty else { return }
        add(
            .warning, table, first.name.text, first.span,
            "when a subject is erased, what depends on the root key alone stays readable or comparable: delete also what "
                + "its rows have in \(remains.joined(separator: ", "))")
    }
}
