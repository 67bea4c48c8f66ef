/// What is done to the columns of a table, batch by batch, on several threads at once.
package protocol RowTransformation: Sendable {
    /// Whether a batch is begun only when the one before it is done, since what becomes of it depends on that one.
    var isOrdered: Bool { get }

    /// Says which columns are read and written.
    ///
    /// - Parameter columns: those of the input in their order; nil where each row has its own, as in JSON Lines.
    /// - Throws: what makes the whole input unfit, such as a column that is not there.
    func plan(_ columns: [String]?) async throws -> ColumnPlan

    /// Transforms the values of some rows.
    ///
    /// - Parameters:
    ///   - columns: those that the plan reads, with as many values each; nil where there is none.
    ///   - count: the number of rows.
    ///   - plan: the transformation's own.
    /// - Throws: what makes going on senseless, such as a key that is missing.
    func transform(_ columns: [[String?]], count: Int, plan: ColumnPlan) async throws -> TransformedColumns
}

extension RowTransformation {
    /// Not unless it says so.
    package var isOrdered: Bool { false }
}

/// What became of some rows.
package struct TransformedColumns: Sendable {
    /// Those that the plan writes, with as many values each as there were rows. What stands in rows that failed is not
    /// looked at.
    package var values: [[String?]]
    /// One failure or several of a row, by its place among those that were given.
    package var failures: [RowFailure]

    /// Of each column, by row, whether the cell is left out where the format has rows without it; empty for a column of
    /// which none is.
    package var omitted: [[Bool]]

    package init(_ values: [[String?]], omitted: [[Bool]] = [], failures: [RowFailure] = []) {
        self.values = values
        self.omitted = omitted
        self.failures = failures
    }

    /// Whether the cell of a column is left out in a row.
    func omits(_ column: Int, _ row: Int) -> Bool {
        column < omitted.count && !omitted[column].isEmpty && omitted[column][row]
    }
}
