/// What a run over a table has found and done so far.
public struct RotationReport: Sendable {
    /// A row that was left as it is.
    public struct Failure: Hashable, Sendable {
        /// Why.
        public let error: DataProtectionError
        /// The row's key, where the table names a column with it.
        public let record: String?
    }

    /// The table.
    public let table: String
    /// Rows that were gone through by earlier calls of the same run.
    public let resumedAfter: Int
    /// Rows that were gone through by this call.
    public internal(set) var rows = 0
    /// Rows among them that were written; in a dry run none.
    public internal(set) var changed = 0
    /// What was found in each protected column, before anything was written.
    public internal(set) var columns: [String: ColumnCounts] = [:]
    /// The first failures of rows that were left as they are.
    public internal(set) var failures: [Failure] = []
    /// The number of rows that were left as they are.
    public internal(set) var failed = 0
    /// Whether the end of the table was reached.
    public internal(set) var isFinished = false

    /// How many failures are kept: the first.
    public static let keptFailures = 1000

    init(table: String, resumedAfter: Int) {
        self.table = table
        self.resumedAfter = resumedAfter
    }

    mutating func add(_ transform: TableTransform, records: [String?]?, changed: Int, isFinished: Bool) {
        rows += transform.output.count
        self.changed += changed
        for (name, counts) in transform.counts { columns[name, default: ColumnCounts()] += counts }
        failed += transform.output.count - transform.passedRows.count
        for error in transform.failures where failures.count < Self.keptFailures {
            failures.append(Failure(error: error, record: error.row.flatMap { records?[$0] }))
        }
        self.isFinished = isFinished
    }
}
