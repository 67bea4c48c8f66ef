/// What opening a log found.
public struct AuditRecovery: Hashable, Sendable {
    /// Records that the log has.
    public let records: Int

    /// Bytes of an unfinished record that were cut away at the end: a process that was killed, or a loss of power, while it
    /// wrote. Nobody was told that the record was durable.
    public let unfinishedBytes: Int

    /// Where they stood.
    public let place: AuditPlace?

    /// Bytes of an unfinished checkpoint that were cut away.
    public let unfinishedCheckpointBytes: Int

    /// The last checkpoint.
    public let checkpoint: SignedCheckpoint?
}
