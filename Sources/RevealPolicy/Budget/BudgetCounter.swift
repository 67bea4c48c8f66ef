/// What an account has been charged with, in windows that end now.
///
/// Entries stand in a list in the order of their times; each window knows where in it it begins. A subject has one entry, which moves
/// to the end when it is charged again; calls have one entry a millisecond. Entries that no window holds are given up, so that there are never more
/// than the limit of the longest window.
///
/// An entry of time t is in a window of length w at the time n where n - w < t <= n.
struct BudgetCounter: Sendable {
    struct Entry: Sendable {
        /// Of a subject; of calls, how many in ``SubjectDigest/low``.
        var digest: SubjectDigest
        var time: Int64
        var previous: Int32
        /// Also links entries that are free.
        var next: Int32
    }

    /// No entry.
    static let none: Int32 = -1

    private(set) var windows: [WindowCount]
    private(set) var used = 0
    private let countsCalls: Bool
    private var entries: [Entry] = []
    private var index = SubjectIndex()
    private var free = none
    private var first = none
    private var last = none
    private var latest = Int64.min

    init(_ account: BudgetAccount) {
        windows = account.windows.map(WindowCount.init)
        countsCalls = account.unit == .calls
    }

    /// Goes on to a time, and gives up what is too old. A time before an earlier one is taken for that.
    mutating func advance(to time: Int64) {
        if time > latest { latest = time }
        for place in windows.indices {
            let end = latest &- windows[place].length
            var oldest = windows[place].oldest
            while oldest != Self.none, entries[Int(oldest)].time <= end {
                windows[place].count -= weight(oldest)
                oldest = entries[Int(oldest)].next
            }
            windows[place].oldest = oldest
        }
        let kept = windows[windows.count - 1].oldest
        while first != kept { giveUp(first) }
        if entries.count > 32, used < entries.count / 4 { compact() }
    }

    /// Takes over limits that have changed with the document. What a longer window would still hold of before is not known.
    mutating func adopt(_ windows: [BudgetWindow]) {
        var changed = windows.count != self.windows.count
        if !changed {
            for place in windows.indices where windows[place] != self.windows[place].window { changed = true }
        }
        guard changed else { return }
        self.windows = windows.map(WindowCount.init)
        for place in self.windows.indices {
            self.windows[place].oldest = first
            var entry = first
            while entry != Self.none {
                self.windows[place].count += weight(entry)
                entry = entries[Int(entry)].next
            }
        }
        advance(to: latest)
    }

    /// Whether a subject fits into all windows.
    func fits(_ subject: SubjectDigest) -> Bool {
        let time = time(of: subject)
        for window in windows where time <= latest &- window.length && window.count >= window.window.limit {
            return false
        }
        return true
    }

    /// Whether subjects, each named once, fit into all windows.
    func fits(_ subjects: [SubjectDigest]) -> Bool {
        if subjects.count == 1 { return fits(subjects[0]) }
        let times = subjects.map { time(of: $0) }
        return windows.allSatisfy { window in
            let end = latest &- window.length
            let more = times.count { $0 <= end }
            // Who is in the window already costs nothing, also where a limit was lowered below what is in it.
            return more == 0 || more <= window.window.limit - window.count
        }
    }

    /// Whether calls fit into all windows.
    func fits(calls: Int) -> Bool {
        for window in windows where calls > window.window.limit - window.count { return false }
        return true
    }

    /// The window of which least is left.
    var tightest: WindowCount? { windows.min { $0.remaining < $1.remaining } }

    /// Lets go of the memory. Nothing is in use.
    mutating func clear() { (entries, index, free) = ([], SubjectIndex(), Self.none) }

    /// Counts a subject, now.
    mutating func count(_ subject: SubjectDigest) {
        let known = find(subject)
        guard known != Self.none else { return append(subject) }
        let time = entries[Int(known)].time
        for place in windows.indices {
            if time <= latest &- windows[place].length { windows[place].count += 1 }
        }
        unlink(known)
        entries[Int(known)].time = latest
        linkLast(known)
    }

    /// Counts calls, now.
    mutating func count(calls: Int) {
        if calls == 0 { return }
        if last != Self.none, entries[Int(last)].time == latest {
            let sum = Int(entries[Int(last)].digest.low) + calls
            entries[Int(last)].digest = SubjectDigest(high: 0, low: UInt64(sum))
            for place in windows.indices { windows[place].count += calls }
        } else {
            append(SubjectDigest(high: 0, low: UInt64(calls)))
        }
    }

    private func weight(_ entry: Int32) -> Int { countsCalls ? Int(entries[Int(entry)].digest.low) : 1 }

    private mutating func append(_ digest: SubjectDigest) {
        let place: Int32
        let entry = Entry(digest: digest, time: latest, previous: Self.none, next: Self.none)
        if free != Self.none {
            place = free
            free = entries[Int(place)].next
            entries[Int(place)] = entry
        } else {
            place = Int32(entries.count)
            entries.append(entry)
        }
        used += 1
        linkLast(place)
        if !countsCalls { index.insert(place, used: used, from: first, entries) }
        let weight = weight(place)
        for window in windows.indices { windows[window].count += weight }
    }

    /// When a subject was charged last; long ago where nothing is known of it.
    private func time(of subject: SubjectDigest) -> Int64 {
        let entry = find(subject)
        return entry == Self.none ? Int64.min : entries[Int(entry)].time
    }

    private func find(_ digest: SubjectDigest) -> Int32 { index.find(digest, from: first, entries) }

    private mutating func linkLast(_ place: Int32) {
        entries[Int(place)].previous = last
        entries[Int(place)].next = Self.none
        if last == Self.none { first = place } else { entries[Int(last)].next = place }
        last = place
        for window in windows.indices where windows[window].oldest == Self.none { windows[window].oldest = place }
    }

    private mutating func unlink(_ place: Int32) {
        let (previous, next) = (entries[Int(place)].previous, entries[Int(place)].next)
        for window in windows.indices where windows[window].oldest == place { windows[window].oldest = next }
        if previous == Self.none { first = next } else { entries[Int(previous)].next = next }
        if next == Self.none { last = previous } else { entries[Int(next)].previous = previous }
    }

    /// Frees the first entry, which is in no window.
    private mutating func giveUp(_ place: Int32) {
        unlink(place)
        if !countsCalls { index.remove(place, entries) }
        entries[Int(place)].next = free
        free = place
        used -= 1
    }

    /// Moves the entries into as much memory as they need.
    private mutating func compact() {
        var kept: [Entry] = []
        kept.reserveCapacity(used)
        var windowStarts = windows.map { _ in Self.none }
        var entry = first
        while entry != Self.none {
            let place = Int32(kept.count)
            for window in windows.indices where windows[window].oldest == entry { windowStarts[window] = place }
            kept.append(entries[Int(entry)])
            kept[Int(place)].previous = place - 1
            entry = entries[Int(entry)].next
            kept[Int(place)].next = entry == Self.none ? Self.none : place + 1
        }
        entries = kept
        for window in windows.indices { windows[window].oldest = windowStarts[window] }
        (free, first, last) = (Self.none, used == 0 ? Self.none : 0, Int32(used) - 1)
        index = SubjectIndex()
        if !countsCalls { index.rebuild(used: used, from: first, entries) }
    }
}
