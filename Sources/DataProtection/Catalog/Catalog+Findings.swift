import RevealPolicy

extension Catalog {
    /// What is wrong with the catalog by itself, in the order of its declarations; empty where nothing is.
    ///
    /// - Complexity: O(n log n) in the number of columns.
    public var findings: [CatalogFinding] {
        var check = CatalogCheck()
        for table in tables { check.check(table) }
        check.checkTables(tables)
        check.checkDomains(tables)
        return check.findings
    }
}

/// Looks for what is wrong.
struct CatalogCheck {
    private(set) var findings: [CatalogFinding] = []

    mutating func add(
        _ severity: CatalogFinding.Severity, _ table: TableCatalog, _ column: String?, _ span: Located,
        _ message: String
    ) {
        findings.append(
            CatalogFinding(
                severity: severity, table: table.name.text, column: column, message: message,
                span: span.span ?? table.span.span))
    }

    mutating func checkTables(_ tables: [TableCatalog]) {
        var names: Set<String> = []
        for table in tables {
            if table.name.text.isEmpty { add(.error, table, nil, table.span, "a table has a name") }
            guard names.insert(table.name.text).inserted else {
                add(.error, table, nil, table.span, "the table is declared twice: merge the two")
                continue
            }
        }
    }

    mutating func check(_ table: TableCatalog) {
        checkNames(table)
        checkRoles(table)
        for column in table.columns {
            checkStorage(column, of: table)
            checkKey(column, of: table)
            checkIndexes(column, of: table)
            checkSearch(column, of: table)
            checkErasure(column, of: table)
        }
        checkRemains(of: table)
    }

    /// Every column has one use.
    private mutating func checkNames(_ table: TableCatalog) {
        var names: Set<String> = []
        for column in table.columns {
            if column.name.text.isEmpty { add(.error, table, nil, column.span, "a column has a name") }
            if !names.insert(column.name.text).inserted {
                add(.error, table, column.name.text, column.span, "the column is declared twice")
            }
        }
        for name in [table.tenantColumn, table.record?.text, table.subject?.text] {
            if let name { names.insert(name) }
        }
        for column in table.columns {
            for index in column.indexes where !names.insert(index.column.text).inserted {
                add(
                    .error, table, column.name.text, index.span,
                    "the index is to be stored in \(index.column.text), which is another column: give it one of its own"
                )
            }
            if let keyID = column.keyID, !names.insert(keyID.text).inserted {
                add(
                    .error, table, column.name.text, column.span,
                    "the key id is to be stored in \(keyID.text), which is another column: give it one of its own")
            }
        }
    }

    /// Tenant, record and subject can be read by whoever has to.
    private mutating func checkRoles(_ table: TableCatalog) {
        func column(_ name: String?) -> ColumnProtection? { name.flatMap { table[$0] } }
        if let tenant = column(table.tenantColumn), tenant.storage.isProtected {
            add(
                .error, table, tenant.name.text, tenant.span,
                "the column says whose a row is, which has to be known before anything is opened: keep it clear")
        }
        if let record = column(table.record?.text), record.storage.isProtected {
            add(
                .error, table, record.name.text, record.span,
                "the column is the row's key, which the row's values are bound to: keep it clear, or bind them to another"
            )
        }
        if let subject = column(table.subject?.text), !subject.storage.isDeterministic {
            add(
                .error, table, subject.name.text, subject.span,
                "the column says whom a row is about, and looks different in every row: keep it clear or deterministic")
        }
    }

    private mutating func checkStorage(_ column: ColumnProtection, of table: TableCatalog) {
        if column.storage.needsRecord, table.record == nil {
            add(
                .error, table, column.name.text, column.span,
                "randomised encryption binds values to their row: name the table's record column")
        }
        switch column.storage {
        case .token(let token):
            checkLabel(token.name, "a token", column, table)
            if column.isUnique {
                add(
                    .warning, table, column.name.text, column.span,
                    "while rows are moved to tokens or to another key, a token can equal what stands in another row: "
                        + "drop the unique index of the database until they are moved")
            }
        case .card(let card):
            checkLabel(card.name, "a token", column, table)
            if let reason = card.reasonAgainst { add(.error, table, column.name.text, column.span, reason) }
        default: break
        }
    }

    private mutating func checkLabel(
        _ name: String, _ what: String, _ column: ColumnProtection, _ table: TableCatalog
    ) {
        if !(1...255).contains(name.utf8.count) {
            add(.error, table, column.name.text, column.span, "\(what) has a name of 1 to 255 bytes")
        }
    }

    private mutating func checkKey(_ column: ColumnProtection, of table: TableCatalog) {
        let tells = column.storage.tellsKey
        if column.keyID != nil, tells {
            add(
                .warning, table, column.name.text, column.span,
                "a value that is kept so says by itself which key made it: the column for the key's id is not needed")
        }
        if column.keyID == nil, !tells {
            add(
                .warning, table, column.name.text, column.span,
                "values do not say which key made them: name a column for the key's id, and write it into the rows that are "
                    + "there, or keys can be changed only while nothing else writes the table")
        }
    }

    private mutating func checkIndexes(_ column: ColumnProtection, of table: TableCatalog) {
        var names: Set<String> = []
        for index in column.indexes {
            checkLabel(index.name.text, "an index", column, table)
            if !names.insert(index.name.text).inserted {
                add(.error, table, column.name.text, index.span, "two indexes have one name, and so one key")
            }
            for case .first(let count) in index.normalizers where count < 1 { addEmptyNormalizer(column, index, table) }
            for case .last(let count) in index.normalizers where count < 1 { addEmptyNormalizer(column, index, table) }
            if !column.storage.isProtected {
                add(
                    .error, table, column.name.text, index.span,
                    "the column is clear: index it in the database, or protect it")
            } else if !column.storage.isReversible {
                add(
                    .error, table, column.name.text, index.span,
                    "a one-way token has no way back, so its index could not be moved to another key; equal values have "
                        + "equal tokens: look for these")
            }
        }
    }

    private mutating func addEmptyNormalizer(_ column: ColumnProtection, _ index: ColumnIndex, _ table: TableCatalog) {
        add(.error, table, column.name.text, index.span, "a normalizer leaves at least one character")
    }

    private mutating func checkSearch(_ column: ColumnProtection, of table: TableCatalog) {
        guard !column.storage.isDeterministic, column.indexes.isEmpty else {
            if !column.storage.isDeterministic, column.isUnique {
                add(
                    .warning, table, column.name.text, column.span,
                    "equal values look different, so no unique index of the database sees them: look for the value "
                        + "before a row is written, or keep the column deterministically")
            }
            return
        }
        if column.isSearchable || column.isUnique {
            add(
                .error, table, column.name.text, column.span,
                "equal values look different and there is no index, so the column cannot be "
                    + (column.isSearchable ? "looked up" : "kept unique")
                    + ": add a blind index, or keep it deterministically")
        }
    }

    /// One name and domain, one format; and columns that are to be joined are kept alike.
    mutating func checkDomains(_ tables: [TableCatalog]) {
        var formats: [[String]: ColumnStorage] = [:]
        var storages: [String: ColumnStorage] = [:]
        var indexes: [[String]: ColumnIndex] = [:]
        for table in tables {
            for column in table.columns where column.storage.isProtected {
                let domain = table.domain(of: column)
                if let name = column.storage.label {
                    let known = formats[[domain, name]]
                    if let known, known != column.storage {
                        add(
                            .error, table, column.name.text, column.span,
                            "another column of the domain \(domain) has tokens of the same name and another format, and so "
                                + "the same key: give one of them another name")
                    }
                    formats[[domain, name]] = column.storage
                }
                if column.storage.isDeterministic {
                    if let known = storages[domain], known != column.storage {
                        add(
                            .warning, table, column.name.text, column.span,
                            "another column of the domain \(domain) is kept in another way: the two cannot be joined")
                    }
                    storages[domain] = column.storage
                }
                for index in column.indexes {
                    if let known = indexes[[domain, index.name.text]], known.normalizers != index.normalizers {
                        add(
                            .error, table, column.name.text, index.span,
                            "another column of the domain \(domain) has an index of the same name with other normalizers, "
                                + "and so the same key: give one of them another name")
                    }
                    indexes[[domain, index.name.text]] = index
                }
            }
        }
    }
}
