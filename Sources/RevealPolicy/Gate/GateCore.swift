import Synchronization

/// A gate without its store.
final class GateCore: Sendable {
    let digester: SubjectDigester
    let grants: GrantBook?
    let approvals: ApprovalBook?
    let observer: (any RevealObserver)?
    let detector: AnomalyDetector?
    let clock: RevealClock

    private let engine: @Sendable () -> RevealEngine
    private let parts: Mutex<GateParts>
    /// Rows without a subject, each of which counts as one.
    private let anonymous = Atomic<UInt64>(.random(in: .min ... .max))
    private let nonce = UInt64.random(in: .min ... .max)

    init(
        _ engine: @escaping @Sendable () -> RevealEngine, _ digester: SubjectDigester, _ grants: GrantBook?,
        _ approvals: ApprovalBook?, _ observer: (any RevealObserver)?, _ detector: AnomalyDetector?,
        _ clock: RevealClock
    ) throws(RevealPolicyError) {
        self.engine = engine
        self.digester = digester
        (self.grants, self.approvals) = (grants, approvals)
        (self.observer, self.detector) = (observer, detector)
        self.clock = clock
        parts = Mutex(try GateParts(engine(), digester))
    }

    /// The one that is in force now.
    var currentEngine: RevealEngine { engine() }

    /// Of the document that is in force now.
    func currentParts() throws(RevealPolicyError) -> GateParts {
        let engine = engine()
        let known = parts.withLock { $0 }
        if known.engine.index === engine.index { return known }
        let made = try GateParts(engine, digester)
        parts.withLock { $0 = made }
        return made
    }

    /// A digest that nobody has had: for a row that has no subject.
    func anonymousSubject() -> SubjectDigest {
        let number = anonymous.wrappingAdd(1, ordering: .relaxed).newValue
        // Spread, since digests are their own hashes.
        return SubjectDigest(high: nonce, low: number &* 0x9E37_79B9_7F4A_7C15)
    }
}
