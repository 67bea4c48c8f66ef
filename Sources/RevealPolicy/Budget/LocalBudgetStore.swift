import Synchronization

/// Counts budgets in the memory of this process: exactly, and without ever waiting for more than a lock.
///
/// ```swift
/// let store = LocalBudgetStore()
/// let answer = store.charge([BudgetCharge(account, subjects: digests)])
/// guard answer.isCharged else { return nil }
/// ```
///
/// **A crash, or a restart, loses everything**, and so gives everybody a full budget. Of several processes each counts for itself, so
/// that together they give as many budgets as there are processes. Where either matters, take a ``BudgetStore`` over a database that they
/// share, such as `SQLiteBudgetStore` of DataProtectionGRDB, or divide the limits.
///
/// **Memory** is bounded. An account takes at most as many entries as the limit of its longest window, of some 48 bytes; attempts that do not
/// fit leave nothing behind. What is too old is given up when its account is charged, and that of other accounts now and then. Altogether
/// there are at most ``capacity`` entries; then further ones are refused as `full`.
public final class LocalBudgetStore: Sendable {
    /// How many entries there are at most. Each account counts as eight besides its own.
    public let capacity: Int

    private let clock: RevealClock
    private let shards: [Shard]
    private let units = Atomic<Int>(0)
    /// When everything was looked through last.
    private let reclaimed = Atomic<Int64>(.min / 2)

    /// Apart from its neighbors in memory, since it is an object of its own.
    private final class Shard: Sendable {
        let state = Mutex(BudgetShard())
    }

    /// A store that has counted nothing.
    ///
    /// - Parameters:
    ///   - clock: measures the windows. The default cannot be set, so that nobody gets a budget back by setting it.
    ///   - capacity: how many entries there are at most, 1 to 1,000,000,000.
    public init(clock: RevealClock = .monotonic, capacity: Int = 2_000_000) {
        precondition((1...1_000_000_000).contains(capacity), "the capacity is 1 to 1,000,000,000")
        self.clock = clock
        self.capacity = capacity
        shards = (0..<64).map { _ in Shard() }
    }

    /// Charges one subject to one account: what ``charge(_:)`` does, without lists.
    ///
    /// - Complexity: O(1), besides what is given up.
    public func charge(_ subject: SubjectDigest, to account: BudgetAccount) -> BudgetAnswer {
        precondition(account.unit == .subjects, "this account counts calls")
        let time = clock.milliseconds
        guard hasRoom(BudgetShard.counterUnits + 1, at: time) else {
            return charge([BudgetCharge(account, subjects: [subject])])
        }
        return shards[shard(of: account)].state.withLock { shard in
            shard.sweepNowAndThen(at: time)
            let answer = shard.charge(subject, account, at: time)
            note(&shard)
            return answer
        }
    }

    /// Gives up everything that is too old. It is not needed, but frees memory in times in which nobody reveals anything.
    public func reclaim() {
        let time = clock.milliseconds
        for shard in shards {
            shard.state.withLock { shard in
                shard.sweep(at: time)
                note(&shard)
            }
        }
    }

    /// The entries that there are, with eight for each account.
    public var count: Int { units.load(ordering: .relaxed) }

    private func shard(of account: BudgetAccount) -> Int {
        // Other bits than those that the tables take.
        Int(truncatingIfNeeded: account.key.hash >> 57) & (shards.count - 1)
    }

    private func isFull(_ more: Int) -> Bool { units.load(ordering: .relaxed) > capacity - more }

    /// Whether there is room for so much more; where not, after giving up what is too old, at most once in a second.
    private func hasRoom(_ more: Int, at time: Int64) -> Bool {
        guard isFull(more) else { return true }
        let last = reclaimed.load(ordering: .relaxed)
        if time &- last >= 1000 || time < last,
            reclaimed.compareExchange(expected: last, desired: time, ordering: .relaxed).exchanged
        {
            reclaim()
        }
        return !isFull(more)
    }

    private func note(_ shard: inout BudgetShard) {
        let more = shard.takeUnits()
        if more != 0 { units.add(more, ordering: .relaxed) }
    }
}

extension LocalBudgetStore: ImmediateBudgetStore {
    /// Charges all or nothing. It neither waits nor fails.
    ///
    /// - Complexity: O(n) in the number of subjects of all charges, besides what is given up.
    public func charge(_ charges: [BudgetCharge]) -> BudgetAnswer {
        let time = clock.milliseconds
        if charges.count == 1, hasRoom(charges[0].mostUnits + BudgetShard.counterUnits, at: time) {
            return shards[shard(of: charges[0].account)].state.withLock { shard in
                shard.sweepNowAndThen(at: time)
                let answer = shard.charge(charges[0], at: time)
                note(&shard)
                return answer
            }
        }
        let (merged, origins) = Self.merged(charges)
        let numbers = merged.map { shard(of: $0.account) }
        let locked = numbers.count == 1 ? numbers : Set(numbers).sorted()
        _ = hasRoom(merged.reduce(0) { $0 + $1.mostUnits + BudgetShard.counterUnits }, at: time)
        let answer = withLocks(locked) { shards in
            Self.settle(
                merged, numbers.map { number in locked.firstIndex(of: number) ?? 0 }, &shards, at: time
            ) { more in isFull(more) }
        }
        guard case .exhausted(let refused)? = answer.refusal else { return answer }
        return BudgetAnswer(
            refusal: .exhausted(charges.indices.filter { refused.contains(origins[$0]) }), tightest: answer.tightest)
    }

    /// What is left in each window now.
    public func remaining(_ account: BudgetAccount) -> [BudgetBalance] {
        let time = clock.milliseconds
        return shards[shard(of: account)].state.withLock { shard in
            defer { note(&shard) }
            return shard.remaining(account, at: time)
        }
    }

    /// Charges of one key as one, and for each charge the place of what it became a part of.
    package static func merged(_ charges: [BudgetCharge]) -> (merged: [BudgetCharge], origins: [Int]) {
        if charges.count == 1 { return (charges, [0]) }
        var places: [BudgetKey: Int] = [:]
        var merged: [BudgetCharge] = []
        let origins = charges.map { charge in
            if let place = places[charge.account.key] {
                merged[place] = merged[place].merged(with: charge)
                return place
            }
            places[charge.account.key] = merged.count
            merged.append(charge)
            return merged.count - 1
        }
        return (merged, origins)
    }

    /// Charges all or nothing.
    ///
    /// - Parameters:
    ///   - homes: for each charge, the place of its shard.
    ///   - isFull: whether there is no room for so much more.
    private static func settle(
        _ charges: [BudgetCharge], _ homes: [Int], _ shards: inout [BudgetShard], at time: Int64,
        isFull: (Int) -> Bool
    ) -> BudgetAnswer {
        var refused: [Int] = []
        for place in charges.indices where !shards[homes[place]].fits(charges[place], at: time) {
            refused.append(place)
        }
        if refused.isEmpty {
            let needed = charges.indices.reduce(0) { $0 + shards[homes[$1]].mostUnits(charges[$1]) }
            if isFull(needed) { return BudgetAnswer(refusal: .full, tightest: nil) }
            for place in charges.indices { shards[homes[place]].count(charges[place], at: time) }
        }
        for place in shards.indices { shards[place].sweepNowAndThen(at: time) }
        let tightest = charges.indices.compactMap { shards[homes[$0]].tightest(charges[$0].account) }
            .min { $0.remaining < $1.remaining }
        return BudgetAnswer(refusal: refused.isEmpty ? nil : .exhausted(refused), tightest: tightest)
    }

    /// Runs `body` with the shards of these numbers, which ascend, so that nobody waits in a circle.
    private func withLocks<Result: Sendable>(
        _ numbers: [Int], _ body: (inout [BudgetShard]) -> Result
    ) -> Result {
        var taken: [BudgetShard] = []
        taken.reserveCapacity(numbers.count)
        return withLocks(numbers[...], &taken, body)
    }

    private func withLocks<Result: Sendable>(
        _ numbers: ArraySlice<Int>, _ taken: inout [BudgetShard], _ body: (inout [BudgetShard]) -> Result
    ) -> Result {
        guard let number = numbers.first else { return body(&taken) }
        return shards[number].state.withLock { shard in
            // Moved, not copied: else the first change would copy all counters.
            taken.append(exchange(&shard, with: BudgetShard()))
            let result = withLocks(numbers.dropFirst(), &taken, body)
            shard = taken.removeLast()
            note(&shard)
            return result
        }
    }
}

private func exchange<Value>(_ place: inout Value, with value: Value) -> Value {
    let old = place
    place = value
    return old
}
