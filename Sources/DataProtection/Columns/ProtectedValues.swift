/// What became of values: the same type with protected texts, and the columns that stand beside.
public struct ProtectedValues<Value: Sendable>: Sendable {
    /// The values, of the rows in ``rows`` only.
    public let values: [Value]
    /// The columns of indexes and of keys' ids, as many rows as there are values.
    public let beside: TableColumns
    /// Which of the given values they are, upwards.
    public let rows: [Int]
    /// Why the others are not among them.
    public let failures: [DataProtectionError]
}
