/// What is done to the columns of a table, batch by batch, on several threads at once.
package protocol RowTransformation: Sendable {
    /// Says which columns are read and written.
    ///
    /// - Parameter columns: those of the input in their order; nil where each row has its own, as in JSON Lines.
    /// - Throws: what makes the whole input unfit, such as a column that is not there.
    func plan(_ columns: [String]?) throws -> ColumnPlan

    /// Transforms the values of some rows.
    ///
    /// - Parameters:
    ///   - columns: those that the plan reads, with as many values each; nil where there is none.
    ///   - count: the number of rows.
    ///   - plan: the transformation's own.
    /// - Throws: what makes going on senseless, such as a key that is missing.
    func transform(_ columns: [[String?]], count: Int, plan: ColumnPlan) async throws -> TransformedColumns
}

/// What became of some rows.
package struct TransformedColumns: Sendable {
    /// Those that the plan writes, with as many values each as there were rows. What stands in rows that failed is not
    /// looked at.
    package var values: [[String?]]
    /// One failure or several of a row, by its place among those that were given.
    package var failures: [RowFailure]

    package init(_ values: [[String?]], failures: [RowFailure] = []) {
        self.values = values
        self.failures = failures
    }
}
