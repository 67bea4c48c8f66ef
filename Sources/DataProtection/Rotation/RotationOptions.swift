/// How a table is gone through.
public struct RotationOptions: Hashable, Sendable {
    /// Whether rows are only counted, and nothing is written.
    public var isDryRun: Bool
    /// Rows a transaction; at least 1. While one is under way, other writers wait some microseconds a row.
    public var chunkSize: Int
    /// What values are that do not tell.
    public var undecided: UndecidedValues
    /// What becomes of a run in which a row fails: it ends, with all chunks before written; or the row stays as it is, and is
    /// reported. See ``UndecidedValues`` for runs that end in any case.
    public var failures: FailureHandling

    /// How a table is gone through.
    public init(
        isDryRun: Bool = false, chunkSize: Int = 1000, undecided: UndecidedValues = .refused,
        failures: FailureHandling = .refuse
    ) {
        precondition(chunkSize >= 1, "a chunk has at least one row")
        self.isDryRun = isDryRun
        self.chunkSize = chunkSize
        self.undecided = undecided
        self.failures = failures
    }
}
