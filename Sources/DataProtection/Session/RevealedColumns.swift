public import RevealPolicy

/// Columns as somebody may see them.
public struct RevealedColumns: Sendable {
    /// The wanted columns in their permitted forms, in the order in which they were given; nil where there is nothing, and
    /// where nothing is shown. Keys are as they were given.
    public let columns: TableColumns
    /// What was decided and charged: the outcome for each field and row, the rules, what is left of the budget, and the obligations
    /// that are the caller's.
    public let authorization: Authorization
    /// What was permitted, and could not be opened or masked: each with column and row, in the order of the rows.
    public let failures: [DataProtectionError]
    /// The rows whose subject was erased, by column, where a value would have been shown.
    let shredded: [String: Set<Int>]

    /// What came out for a cell.
    ///
    /// - Parameters:
    ///   - column: one of ``columns``; of any other the answer is that the document does not have it.
    ///   - row: from 0; one that is not there is a programming error.
    /// - Complexity: O(log n) in the number of failures.
    public func cell(_ column: String, row: Int) -> RevealedCell {
        if let value = columns[column]?[row] { return .value(value) }
        if let outcome = authorization.columns.first(where: { $0.field.column == column })?.outcome(inRow: row) {
            if let denial = outcome.denial { return .denied(denial) }
        } else if columns[column] == nil {
            return .denied(RevealDenial(.unknownField))
        }
        if shredded[column]?.contains(row) ?? false { return .shredded }
        if let failure = failure(column, row) { return .failed(failure) }
        return .null
    }

    /// Failures stand in the order of their rows.
    private func failure(_ column: String, _ row: Int) -> DataProtectionError? {
        var (first, end) = (0, failures.count)
        while first < end {
            let middle = (first + end) / 2
            if (failures[middle].row ?? 0) < row { first = middle + 1 } else { end = middle }
        }
        return failures[first...].prefix { ($0.row ?? 0) == row }.first { $0.row == row && $0.column == column }
    }
}

/// The names and the number of rows, not what they hold.
extension RevealedColumns: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The names of the columns, and the numbers of rows and failures.
    public var description: String { "RevealedColumns(\(columns), \(failures.count) failures)" }
    /// The same.
    public var debugDescription: String { description }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
