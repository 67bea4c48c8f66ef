public import CedarPolicy
public import RevealPolicy

extension RevealSession {
    /// Shows a row of a table.
    ///
    /// - Parameters:
    ///   - row: as stored, by column.
    ///   - table: which table.
    ///   - fields: the columns that are wanted; nil for all that were given, but for keys.
    ///   - denied: what stands for columns that are not shown.
    ///   - facts: what else the document's conditions ask of the row.
    ///   - includingPlaintext: whether a value that is not protected yet is shown too, in its form, as while a table is
    ///     migrated.
    /// - Throws: as ``reveal(_:in:fields:facts:includingPlaintext:)``.
    public func reveal(
        row: [String: String?], in table: String, fields: [String]? = nil, denied: DeniedFields = .null,
        facts: CedarRecord = .empty, includingPlaintext: Bool = false
    ) async throws(DataProtectionError) -> RevealedRow {
        var columns = TableColumns(count: 1)
        for (name, value) in row.sorted(by: { $0.key < $1.key }) { try columns.append(name, [value]) }
        return RevealedRow(
            try await reveal(
                columns, in: table, fields: fields, facts: [facts], includingPlaintext: includingPlaintext),
            denied)
    }

    /// Shows batches of a table as they come: a query's result, say, without holding all of it.
    ///
    /// Each batch is decided, charged and recorded by itself, so that what is not asked for any more costs nothing.
    ///
    /// - Parameters:
    ///   - batches: columns as stored. A few hundred rows in each are best.
    ///   - table: which table.
    ///   - fields: the columns that are wanted; nil for all that were given, but for keys.
    ///   - facts: what else the document's conditions ask of each row of a batch.
    ///   - includingPlaintext: whether a value that is not protected yet is shown too, in its form, as while a table is
    ///     migrated.
    /// - Returns: the batches as they may be seen. The first that fails ends them.
    public func reveal<Batches: AsyncSequence>(
        batches: Batches, in table: String, fields: [String]? = nil,
        facts: (@Sendable (TableColumns) -> [CedarRecord])? = nil, includingPlaintext: Bool = false
    ) -> AsyncThrowingMapSequence<Batches, RevealedColumns> where Batches.Element == TableColumns {
        batches.map { columns in
            try await reveal(
                columns, in: table, fields: fields, facts: facts?(columns) ?? [],
                includingPlaintext: includingPlaintext)
        }
    }
}

/// A row as somebody may see it.
public struct RevealedRow: Sendable {
    private let revealed: RevealedColumns
    private let denied: DeniedFields

    init(_ revealed: RevealedColumns, _ denied: DeniedFields) { (self.revealed, self.denied) = (revealed, denied) }

    /// The wanted columns in their permitted forms, and the keys; nil where there is nothing. Where nothing is shown, nil as
    /// well, or left out, as was asked.
    public var values: [String: String?] {
        let values = revealed.columns.row(0)
        return denied == .null ? values : values.filter { $0.value != nil || self[$0.key] == .null }
    }
    /// What was decided and charged.
    public var authorization: Authorization { revealed.authorization }
    /// What was permitted, and could not be opened or masked.
    public var failures: [DataProtectionError] { revealed.failures }
    /// What came out for a column.
    public subscript(column: String) -> RevealedCell { revealed.cell(column, row: 0) }
}

/// The names, not what they hold.
extension RevealedRow: CustomStringConvertible, CustomReflectable {
    /// The names of the columns.
    public var description: String { "RevealedRow(\(revealed.columns.names.joined(separator: ", ")))" }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
