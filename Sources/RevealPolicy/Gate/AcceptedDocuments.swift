import Synchronization

/// Of the documents that come one after the other, the last that was accepted.
final class AcceptedDocuments: Sendable {
    private struct State {
        /// The last that came.
        var newest: RevealEngine
        /// The last that was accepted: the same, or one from before.
        var accepted: RevealEngine
    }

    private let source: @Sendable () -> RevealEngine
    private let accepts: @Sendable (RevealDocument) -> Bool
    private let state: Mutex<State>

    /// - Parameters:
    ///   - first: is accepted.
    ///   - source: the document that is there by now.
    ///   - accepts: asked once for every other one.
    init(
        _ first: RevealEngine, then source: @escaping @Sendable () -> RevealEngine,
        where accepts: @escaping @Sendable (RevealDocument) -> Bool
    ) {
        self.source = source
        self.accepts = accepts
        state = Mutex(State(newest: first, accepted: first))
    }

    /// The one to decide by.
    var engine: RevealEngine {
        state.withLock { state in
            // Inside of the lock, so that no document comes after one that replaced it.
            let newest = source()
            if newest.index !== state.newest.index {
                state.newest = newest
                if accepts(newest.document) { state.accepted = newest }
            }
            return state.accepted
        }
    }
}
