/// The counters of some of a store's accounts, under one lock.
struct BudgetShard: Sendable {
    private var places: [BudgetKey: Int] = [:]
    private var counters: [BudgetCounter] = []
    private var free: [Int] = []
    private var chargesUntilSweep = 64
    /// What the counters take, in units of ``LocalBudgetStore/capacity``, as far as it is not reported yet.
    private(set) var units = 0

    /// What a counter costs besides its entries, in entries.
    static let counterUnits = 8

    /// Makes the counter of a charge ready for now, if there is one, and says whether the charge fits.
    mutating func fits(_ charge: BudgetCharge, at time: Int64) -> Bool {
        guard let place = places[charge.account.key] else {
            let amount = charge.account.unit == .subjects ? charge.subjects.count : charge.calls
            // Attempts that do not fit leave nothing behind, not even a counter.
            return charge.account.windows.allSatisfy { amount <= $0.limit }
        }
        prepare(place, charge.account, at: time)
        return charge.account.unit == .subjects
            ? counters[place].fits(charge.subjects) : counters[place].fits(calls: charge.calls)
    }

    private mutating func prepare(_ place: Int, _ account: BudgetAccount, at time: Int64) {
        let used = counters[place].used
        counters[place].adopt(account.windows)
        counters[place].advance(to: time)
        units += counters[place].used - used
    }

    /// What a charge takes at most.
    func mostUnits(_ charge: BudgetCharge) -> Int {
        charge.mostUnits + (places[charge.account.key] == nil ? Self.counterUnits : 0)
    }

    /// Counts a charge that ``fits(_:at:)``.
    mutating func count(_ charge: BudgetCharge, at time: Int64) {
        if charge.subjects.isEmpty, charge.calls == 0 { return }
        let place = place(of: charge.account, at: time)
        let used = counters[place].used
        for subject in charge.subjects { counters[place].count(subject) }
        counters[place].count(calls: charge.calls)
        units += counters[place].used - used
    }

    /// Charges an account with one subject, if it fits: all of the above in one step.
    mutating func charge(_ subject: SubjectDigest, _ account: BudgetAccount, at time: Int64) -> Bool {
        // Every limit is at least 1, so that the first subject fits.
        let place = place(of: account, at: time)
        prepare(place, account, at: time)
        guard counters[place].fits(subject) else { return false }
        let used = counters[place].used
        counters[place].count(subject)
        units += counters[place].used - used
        return true
    }

    private mutating func place(of account: BudgetAccount, at time: Int64) -> Int {
        if let place = places[account.key] { return place }
        var counter = BudgetCounter(account)
        counter.advance(to: time)
        units += Self.counterUnits
        let place = free.popLast() ?? counters.count
        if place == counters.count { counters.append(counter) } else { counters[place] = counter }
        places[account.key] = place
        return place
    }

    /// The window of an account of which least is left.
    func tightest(_ account: BudgetAccount) -> BudgetBalance? {
        guard let place = places[account.key] else {
            return account.windows.min { $0.limit < $1.limit }.map {
                BudgetBalance(account.unit, $0, remaining: $0.limit)
            }
        }
        return counters[place].tightest.map {
            BudgetBalance(account.unit, $0.window, remaining: $0.remaining)
        }
    }

    /// What is left of each window.
    mutating func remaining(_ account: BudgetAccount, at time: Int64) -> [BudgetBalance] {
        guard let place = places[account.key] else {
            return account.windows.map { BudgetBalance(account.unit, $0, remaining: $0.limit) }
        }
        prepare(place, account, at: time)
        return counters[place].windows.map { BudgetBalance(account.unit, $0.window, remaining: $0.remaining) }
    }

    /// Gives up what is too old now and then: after as many charges as there are counters, so that each charge pays for one.
    mutating func sweepNowAndThen(at time: Int64) {
        chargesUntilSweep -= 1
        if chargesUntilSweep <= 0 { sweep(at: time) }
    }

    /// Gives up what is too old, and counters that count nothing any more.
    mutating func sweep(at time: Int64) {
        var over: [BudgetKey] = []
        for (key, place) in places {
            let used = counters[place].used
            counters[place].advance(to: time)
            units += counters[place].used - used
            if counters[place].used == 0 { over.append(key) }
        }
        for key in over {
            guard let place = places.removeValue(forKey: key) else { continue }
            counters[place].clear()
            free.append(place)
            units -= Self.counterUnits
        }
        if places.isEmpty { (places, counters, free) = ([:], [], []) }
        chargesUntilSweep = max(64, places.count)
    }

    /// What the counters take more than when this was asked last.
    mutating func takeUnits() -> Int {
        defer { units = 0 }
        return units
    }
}
