import FoundationEssentials

/// Where times come from, in milliseconds.
///
/// Tests take a clock of their own: `RevealClock { time.load() }`.
public struct RevealClock: Sendable {
    private let read: @Sendable () -> Int64

    /// A clock that a closure reads. It is asked from any thread, often with a lock held: it has to be quick.
    public init(_ read: @escaping @Sendable () -> Int64) { self.read = read }

    /// Milliseconds.
    @inline(__always)
    public var milliseconds: Int64 { read() }

    /// The wall clock: milliseconds since 1970, in UTC, without leap seconds. For what names times: ends of grants and approvals,
    /// hours of rules, records.
    public static let wall = RevealClock {
        // Rounded down, so that no time is too early; a clock that is off by ages does not trap.
        Int64(clamping: Int128((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }

    /// Milliseconds since some time in the past. It goes on while the machine sleeps, and nobody can set it: for what measures
    /// times, as budgets do.
    public static let monotonic: RevealClock = {
        let start = ContinuousClock.now
        return RevealClock {
            let (seconds, attoseconds) = (ContinuousClock.now - start).components
            return seconds &* 1000 &+ attoseconds / 1_000_000_000_000_000
        }
    }()
}
