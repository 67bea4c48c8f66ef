#if SQLite
    import RevealPolicy
    import Synchronization

    /// A clock that a test sets.
    final class TestClock: Sendable {
        private let time: Atomic<Int64>

        init(_ milliseconds: Int64 = 0) { time = Atomic(milliseconds) }

        var now: Int64 {
            get { time.load(ordering: .sequentiallyConsistent) }
            set { time.store(newValue, ordering: .sequentiallyConsistent) }
        }

        var clock: RevealClock { RevealClock { self.now } }
    }

    /// Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014). For test inputs only.
    struct SplitMix64: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var z = state
            z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
            z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
            return z ^ z >> 31
        }
    }

    /// The digest of a number: any will do where no key is looked at.
    func digest(_ number: Int) -> SubjectDigest {
        var generator = SplitMix64(state: UInt64(truncatingIfNeeded: number))
        return SubjectDigest(bytes: (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) })!
    }

    /// An account of one principal.
    func account(
        _ windows: (limit: Int, seconds: Int)..., of principal: String = "ada", unit: RevealBudget.Unit = .subjects,
        rule: String = "rule"
    ) throws -> BudgetAccount {
        BudgetAccount(
            document: "desk", rule: rule, unit: unit, owner: .principal(principal),
            windows: try windows.map { try BudgetWindow(limit: $0.limit, seconds: $0.seconds) })
    }
#endif
