/// What became of a column: a result for each row that could be processed, and why the others could not.
public struct FormatColumn: Sendable {
    /// A token or value for each row, in their order; nil where the row failed, or was not reached: when as many
    /// rows have failed as were asked for, no row after the last of these is.
    public let results: [String?]

    /// The failures in the order of the rows, each with its row; no more than were asked for.
    public let failures: [FormatPreservingEncryptionError]

    /// Whether every row has a result.
    public var isComplete: Bool { failures.isEmpty }
}

/// The numbers of rows, not what they hold.
extension FormatColumn: CustomStringConvertible, CustomReflectable {
    /// The numbers of rows and failures.
    public var description: String { "FormatColumn(\(results.count) rows, \(failures.count) failures)" }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
