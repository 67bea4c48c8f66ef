/// Finds the entry of a subject: open addressing with linear probing; none at all while entries are few.
///
/// Digests are the output of a keyed function, and serve as their own hashes: whoever does not have the key cannot choose such as
/// collide.
struct SubjectIndex: Sendable {
    /// Places of entries; ``BudgetCounter/none`` where free. A power of two of them, or none.
    private var table: [Int32] = []

    /// So many entries are looked through one by one.
    private static let few = 8

    private func home(_ digest: SubjectDigest) -> Int { Int(truncatingIfNeeded: digest.low) & (table.count &- 1) }

    /// The place of a subject's entry.
    ///
    /// - Parameter first: where the list of entries begins.
    func find(_ digest: SubjectDigest, from first: Int32, _ entries: [BudgetCounter.Entry]) -> Int32 {
        if table.isEmpty {
            var place = first
            while place != BudgetCounter.none, entries[Int(place)].digest != digest { place = entries[Int(place)].next }
            return place
        }
        var slot = home(digest)
        while table[slot] != BudgetCounter.none {
            if entries[Int(table[slot])].digest == digest { return table[slot] }
            slot = (slot &+ 1) & (table.count &- 1)
        }
        return BudgetCounter.none
    }

    /// Notes a new entry, which stands in the list already.
    ///
    /// - Parameters:
    ///   - used: how many entries there are now.
    ///   - first: where the list of entries begins.
    mutating func insert(_ place: Int32, used: Int, from first: Int32, _ entries: [BudgetCounter.Entry]) {
        if table.isEmpty ? used > Self.few : used * 4 > table.count * 3 {
            rebuild(used: used, from: first, entries)
        } else if !table.isEmpty {
            note(place, entries)
        }
    }

    /// Forgets an entry, which still holds its digest.
    mutating func remove(_ place: Int32, _ entries: [BudgetCounter.Entry]) {
        if table.isEmpty { return }
        var slot = home(entries[Int(place)].digest)
        while table[slot] != place { slot = (slot &+ 1) & (table.count &- 1) }
        // Moves up what would no longer be found behind the gap.
        var next = (slot &+ 1) & (table.count &- 1)
        while table[next] != BudgetCounter.none {
            let home = home(entries[Int(table[next])].digest)
            let distance = (next &- home) & (table.count &- 1)
            if distance >= (next &- slot) & (table.count &- 1) {
                table[slot] = table[next]
                slot = next
            }
            next = (next &+ 1) & (table.count &- 1)
        }
        table[slot] = BudgetCounter.none
    }

    /// Notes all entries of the list anew.
    mutating func rebuild(used: Int, from first: Int32, _ entries: [BudgetCounter.Entry]) {
        table = []
        guard used > Self.few else { return }
        var size = 16
        while used * 4 > size * 3 { size *= 2 }
        table = Array(repeating: BudgetCounter.none, count: size)
        var place = first
        while place != BudgetCounter.none {
            note(place, entries)
            place = entries[Int(place)].next
        }
    }

    private mutating func note(_ place: Int32, _ entries: [BudgetCounter.Entry]) {
        var slot = home(entries[Int(place)].digest)
        while table[slot] != BudgetCounter.none { slot = (slot &+ 1) & (table.count &- 1) }
        table[slot] = place
    }
}
