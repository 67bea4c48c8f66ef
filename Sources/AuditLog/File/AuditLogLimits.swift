/// How a ``FileAuditLog`` divides its files, and how often it signs.
public struct AuditLogLimits: Hashable, Sendable {
    /// Bytes after which a segment is followed by another one. Opening a log reads the last segment.
    public var segmentSize: Int

    /// Records after which a checkpoint is written: at most so many, and those of one write, can stand behind the last one.
    public var checkpointRecords: Int

    /// The time after which a checkpoint is written with the next records. Nothing is written while none come: call
    /// ``FileAuditLog/checkpoint()`` then.
    public var checkpointInterval: Duration

    /// Bytes that may wait to be written; what comes beyond is refused.
    public var pendingSize: Int

    /// - Parameters:
    ///   - segmentSize: in bytes, at least 1.
    ///   - checkpointRecords: at least 1.
    ///   - checkpointInterval: zero for a checkpoint after every write.
    ///   - pendingSize: in bytes.
    public init(
        segmentSize: Int = 64 << 20, checkpointRecords: Int = 1000, checkpointInterval: Duration = .seconds(60),
        pendingSize: Int = 64 << 20
    ) {
        self.segmentSize = max(1, segmentSize)
        self.checkpointRecords = max(1, checkpointRecords)
        self.checkpointInterval = checkpointInterval
        self.pendingSize = pendingSize
    }
}
