/// What is to be written, all of it or nothing.
public struct RecordUpdate: Sendable {
    /// Which rows of the chunk change, upwards.
    public let rows: [Int]
    /// Their new values, in the order of ``rows``: the columns that change, and no others.
    public let columns: TableColumns
    /// The cursor of the run from now on.
    public let cursor: RotationCursor
}
