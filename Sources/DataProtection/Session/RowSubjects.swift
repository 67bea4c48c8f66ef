import RevealPolicy

/// Whom rows are about, in clear: budgets and canaries know the id, under whichever key it is stored.
struct RowSubjects {
    /// The ids; nil where a row has none, or it did not open.
    let ids: [String?]
    /// Why ids did not open, each with its row: nothing of these rows is shown.
    let unread: [DataProtectionError]

    /// - Parameters:
    ///   - column: the one that says it; nil where none does.
    ///   - acceptsPlaintext: whether an id counts that is not protected yet. Whoever writes rows can write any there.
    init(
        _ column: String?, _ protector: Protector, _ plan: TablePlan, _ columns: TableColumns, acceptsPlaintext: Bool
    ) throws(DataProtectionError) {
        guard let column else {
            (ids, unread) = ([String?](repeating: nil, count: columns.count), [])
            return
        }
        guard let stored = columns[column] else {
            throw DataProtectionError(
                .subjectMissing, "the column that says whom the rows are about was not given: budgets count by it",
                table: plan.name, column: column)
        }
        guard let kept = plan.columns.first(where: { $0.name == column }), kept.keeper.isReversible else {
            (ids, unread) = (Self.named(stored), [])
            return
        }
        let opened = try protector.open(
            columns, table: plan.name, depths: [column: .value], acceptsPlaintext: acceptsPlaintext)
        (ids, unread) = (Self.named(opened.columns[column] ?? stored), opened.failures)
    }

    /// An empty text names nobody: all rows that have one would be one person.
    private static func named(_ ids: [String?]) -> [String?] {
        ids.contains("") ? ids.map { $0?.isEmpty ?? true ? nil : $0 } : ids
    }

    /// What can be shown of columns: nothing in the rows of which nobody knows whom they are about.
    func readable(_ columns: TableColumns, _ names: [String]) -> TableColumns {
        if unread.isEmpty { return columns }
        var readable = columns
        for name in names {
            guard var values = columns[name] else { continue }
            for row in unread.compactMap(\.row) { values[row] = nil }
            readable.set(name, values)
        }
        return readable
    }

    /// The failures of a column that would have been shown in those rows.
    func failures(_ column: Authorization.Column, _ given: [String?]) -> [DataProtectionError] {
        unread.compactMap { error in
            guard let row = error.row, given[row] != nil, column.outcome(inRow: row).candidate != nil else {
                return nil
            }
            return DataProtectionError(
                error.code, "the id of whom the row is about did not open, so nothing of it is shown",
                table: error.table, column: column.field.column, row: row, keyID: error.keyID)
        }
    }
}
