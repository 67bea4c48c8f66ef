extension RevealGate {
    /// A gate that shares store, books and observer with this one, and passes over documents that are not accepted: the last
    /// one that was goes on deciding.
    ///
    /// - Parameters:
    ///   - first: a document of this gate that is accepted.
    ///   - accepts: asked once for every document that comes after it, before the first batch that it would decide. Held up
    ///     meanwhile is every other batch.
    /// - Throws: `invalidDocument` for a digest of a canary that is none.
    package func deciding(
        by first: RevealEngine, thenOnlyBy accepts: @escaping @Sendable (RevealDocument) -> Bool
    ) throws(RevealPolicyError) -> RevealGate {
        let core = core
        let documents = AcceptedDocuments(first, then: { core.currentEngine }, where: accepts)
        return try RevealGate(
            { documents.engine }, store: store, digester: core.digester, grants: core.grants,
            approvals: core.approvals, observer: core.observer, detector: core.detector, clock: core.clock)
    }
}
