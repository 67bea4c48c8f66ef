/// What became of stored columns.
package struct OpenedColumns: Sendable {
    /// As asked, column by column; nil where the row has no value, and where it failed.
    package let columns: TableColumns
    /// The cells that failed, each with column and row.
    package let failures: [DataProtectionError]
    /// The columns that were not opened although more than what is stored was asked for: their values are good for their
    /// last characters only.
    package let unopened: Set<String>
}
