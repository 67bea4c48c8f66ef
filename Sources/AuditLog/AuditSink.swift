/// Where audit records go: a ``FileAuditLog``, or a store of the host's own.
///
/// What a sink guarantees when `append` returns: all records of the call survive a loss of power, in their order and next
/// to each other. When it throws, none of them may be taken for recorded, and what they would have recorded must not
/// happen: a reveal answers with an error then.
///
/// A sink is called from many tasks at once. It may make them wait, and should let those that wait share the cost of one
/// write.
public protocol AuditSink: Sendable {
    /// Records decisions. Returns when they are durable.
    ///
    /// - Parameter records: in the order in which they are to stand in the log.
    /// - Returns: where they stand.
    /// - Throws: with any code, and then none of them counts as recorded.
    func append(_ records: [AuditRecord]) async throws(AuditLogError) -> AuditReceipt
}

extension AuditSink {
    /// Records one decision. Returns when it is durable.
    @discardableResult
    public func append(_ record: AuditRecord) async throws(AuditLogError) -> AuditReceipt {
        try await append([record])
    }
}
