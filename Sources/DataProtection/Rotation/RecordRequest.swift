/// Which rows a source is asked for.
public struct RecordRequest: Hashable, Sendable {
    /// The table.
    public let table: String
    /// The columns, in order.
    public let columns: [String]
    /// Behind which row they begin; nil for the first.
    public let position: String?
    /// How many there are at most; at least 1.
    public let limit: Int

    /// A request, such as tests of a source make.
    ///
    /// - Parameters:
    ///   - table: the table.
    ///   - columns: the columns, in order.
    ///   - position: behind which row they begin; nil for the first.
    ///   - limit: how many rows there are at most; at least 1.
    public init(table: String, columns: [String], position: String?, limit: Int) {
        precondition(limit >= 1, "a request is for at least one row")
        self.table = table
        self.columns = columns
        self.position = position
        self.limit = limit
    }
}
