import RevealPolicy
import Synchronization

/// The time at the desk. Budgets and working hours go by it, so that days of theft take no days.
final class DeskClock: Sendable {
    private let now: Mutex<Int64>

    /// 2026-03-03 10:00 in Berlin, a Tuesday, for the first run over a desk; a week later for each further one, so that
    /// everybody's budget is fresh.
    init(run: Int) { now = Mutex(1_772_528_400_000 + Int64(run - 1) * 7 * 86_400_000) }

    /// For gates and budgets.
    var clock: RevealClock { RevealClock { self.milliseconds } }

    /// Milliseconds since 1970.
    var milliseconds: Int64 { now.withLock { $0 } }

    /// Goes on.
    func advance(hours: Int) { now.withLock { $0 += Int64(hours) * 3_600_000 } }
}
