/// Where records stand in the log, durably.
public struct AuditReceipt: Hashable, Sendable {
    /// The sequence numbers, as many as there were records.
    public let sequences: Range<Int>

    /// For sinks of the host's own.
    public init(sequences: Range<Int>) { self.sequences = sequences }
}
