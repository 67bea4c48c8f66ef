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
}
