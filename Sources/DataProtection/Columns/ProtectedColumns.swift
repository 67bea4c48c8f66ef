/// What became of columns: the rows that are protected, and why others are not.
public struct ProtectedColumns: Sendable {
    /// The given columns with protected values, and behind them those of indexes and key ids. Has the rows of ``rows`` only:
    /// nothing of a row that failed is here.
    public let columns: TableColumns
    /// Which of the given rows they are, upwards.
    public let rows: [Int]
    /// Why the others are not among them: one failure or several for each, in the order of the rows.
    public let failures: [DataProtectionError]

    /// The rows that failed, upwards, each once.
    public var rejected: [Int] {
        var rejected: [Int] = []
        for failure in failures { if let row = failure.row, rejected.last != row { rejected.append(row) } }
        return rejected
    }
}
