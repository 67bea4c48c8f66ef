/// Some rows of a table, in the order of the source.
public struct RecordChunk: Sendable {
    /// The columns that were asked for. Fewer rows than asked for say that there are no more.
    public let columns: TableColumns
    /// The position of the last of the rows, in words that the source understands again; nil where there is none.
    public let end: String?

    /// Some rows.
    ///
    /// - Parameters:
    ///   - columns: those that were asked for.
    ///   - end: the position of the last of the rows; nil where there is none.
    public init(columns: TableColumns, end: String?) {
        self.columns = columns
        self.end = end
    }
}
