import RevealPolicy
import Synchronization

/// Where alarms ring: counts them by kind, and keeps the first of each. A service puts them where somebody reads them.
final class AlarmBell: RevealObserver {
    private let rung = Mutex<[RevealEvent.Kind: (count: Int, first: RevealEvent)]>([:])

    func observe(_ event: RevealEvent) {
        rung.withLock { rung in rung[event.kind, default: (0, event)].count += 1 }
    }

    /// How often it rang.
    func count(_ kind: RevealEvent.Kind) -> Int { rung.withLock { $0[kind]?.count ?? 0 } }

    /// What it rang for first.
    func first(_ kind: RevealEvent.Kind) -> RevealEvent? { rung.withLock { $0[kind]?.first } }
}
