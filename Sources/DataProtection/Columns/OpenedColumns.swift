/// What became of stored columns.
package struct OpenedColumns: Sendable {
    /// As asked, column by column; nil where the row has no value, where it failed, and where its
    /// subject was erased.
    package let columns: TableColumns
    /// The cells that failed, each with column and row.
    package let failures: [DataProtectionError]
    /// The columns that were not opened although more than what is stored was asked for: their values are good for their
    /// last characters only.
    package let unopened: Set<String>
    /// The rows whose subject was erased, by column: these cells are nil too, and have not failed.
    package let shredded: [String: Set<Int>]

    /// Whether a cell's subject was erased.
    package func isShredded(_ column: String, row: Int) -> Bool { shredded[column]?.contains(row) ?? false }
}
