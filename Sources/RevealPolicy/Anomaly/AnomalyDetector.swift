import Synchronization

/// Tells what is unusual for a principal, measured by what it did before: in this process, without a model, and saying why.
///
/// | signal | told when |
/// |---|---|
/// | new subjects | it saw many more subjects in an hour that it had not seen before than in other hours |
/// | sequential identifiers | it asked for subjects one after the other whose ids follow each other, seen or not |
/// | off hours | it works at an hour at which it never does |
/// | breadth of classes | it saw many more classes in an hour than in other hours |
///
/// Nothing is denied for it: budgets are what stops somebody. A restart forgets everything, and then averages have to form
/// anew.
///
/// It remembers some 3 kB of each of ``capacity`` principals: the last subjects as parts of their digests, counts by hour, and
/// the number that the last id ended with; no other id.
public final class AnomalyDetector: Sendable {
    /// How many principals are remembered.
    public let capacity: Int

    private let thresholds: AnomalyThresholds
    private let observer: any RevealObserver
    private let shards: [Shard]

    private final class Shard: Sendable {
        let principals = Mutex<[DocumentName: PrincipalBaseline]>([:])
    }

    /// A detector that has seen nobody.
    ///
    /// - Parameters:
    ///   - thresholds: from when on something is told.
    ///   - capacity: how many principals are remembered; those that were away for longest are forgotten first.
    ///   - observer: is told.
    public init(
        thresholds: AnomalyThresholds = AnomalyThresholds(), capacity: Int = 10_000, observer: any RevealObserver
    ) {
        self.thresholds = thresholds
        self.capacity = capacity
        self.observer = observer
        shards = (0..<16).map { _ in Shard() }
    }

    /// Looks at a call.
    ///
    /// - Parameters:
    ///   - principal: who.
    ///   - purpose: what for.
    ///   - milliseconds: when, since 1970.
    ///   - classes: of the fields that were seen.
    ///   - subjects: whose data was asked for, in the order of the rows, with their ids, which are not kept; and whether any of it
    ///     was seen.
    /// - Complexity: O(n) in the number of subjects, some tens of nanoseconds each.
    public func note(
        _ principal: Principal, purpose: String, milliseconds: Int64, classes: [String],
        subjects: [(digest: SubjectDigest, id: String, isSeen: Bool)]
    ) {
        let name = DocumentName(principal.id)
        let call = PrincipalBaseline.Call(milliseconds: milliseconds, classes: classes, subjects: subjects)
        let most = max(1, capacity / shards.count)
        let signals = shards[name.hashValue & (shards.count - 1)].principals.withLock { principals in
            if principals[name] == nil, principals.count >= most { Self.forget(&principals) }
            return principals[name, default: PrincipalBaseline(thresholds)].note(call)
        }
        for signal in signals {
            observer.observe(
                RevealEvent(
                    signal.kind, principal: principal.id, tenant: principal.tenant, purpose: purpose,
                    milliseconds: milliseconds, subjects: signal.subjects, message: signal.message))
        }
    }

    /// Makes room by the eighth that was away for longest, so that it is seldom done.
    private static func forget(_ principals: inout [DocumentName: PrincipalBaseline]) {
        let oldest = principals.sorted { $0.value.lastUse < $1.value.lastUse }.prefix(max(1, principals.count / 8))
        for (name, _) in oldest { principals[name] = nil }
    }
}
