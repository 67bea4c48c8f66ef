/// What became of a column: a result for each row that could be processed, and why the others could not.
public struct FormatColumn: Sendable {
    /// A token or value for each row, in their order; nil where the row failed, or was not reached.
    public let results: [String?]

    /// The failures in the order of the rows, each with its row; no more than were asked for.
    public let failures: [FormatPreservingEncryptionError]

    /// Whether every row has a result.
    public var isComplete: Bool { failures.isEmpty }
}
