/// Finds the rows of an entity or a type: a hash table that is made once.
struct RowTable: Sendable {
    struct Entry: Sendable {
        let hash: UInt64
        /// Nil for a type.
        let uid: EntityUID?
        let type: QualifiedName
        /// Rules that ask for exactly this, -1 where there are none.
        var equalRow: Int32 = -1
        /// Rules that ask for this or what is below it, -1 where there are none.
        var belowRow: Int32 = -1
    }

    private(set) var entries: [Entry] = []
    private var slots: [Int32] = [-1]

    var isEmpty: Bool { entries.isEmpty }

    /// The rows of an entity, nil where no rule asks for it.
    @inline(__always)
    func find(_ uid: EntityUID) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: uid.hash >> 1) & mask
        while true {
            let place = Int(slots[slot])
            if place < 0 || (entries[place].hash == uid.hash && entries[place].uid == uid) { return place }
            slot = (slot + 1) & mask
        }
    }

    /// The rows of a type, nil where no rule asks for it.
    @inline(__always)
    func find(_ type: QualifiedName) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: type.text.hash >> 1) & mask
        while true {
            let place = Int(slots[slot])
            if place < 0 || (entries[place].hash == type.text.hash && entries[place].type == type) { return place }
            slot = (slot + 1) & mask
        }
    }

    /// The entry of an entity, new if need be.
    mutating func insert(_ uid: EntityUID) -> Int {
        let place = find(uid)
        return place >= 0 ? place : insert(Entry(hash: uid.hash, uid: uid, type: uid.type))
    }

    /// The entry of a type, new if need be.
    mutating func insert(_ type: QualifiedName) -> Int {
        let place = find(type)
        return place >= 0 ? place : insert(Entry(hash: type.text.hash, uid: nil, type: type))
    }

    mutating func setEqualRow(_ place: Int, _ row: Int32) { entries[place].equalRow = row }

    mutating func setBelowRow(_ place: Int, _ row: Int32) { entries[place].belowRow = row }

    private mutating func insert(_ entry: Entry) -> Int {
        entries.append(entry)
        if 2 * entries.count > slots.count {
            slots = [Int32](repeating: -1, count: 4 * slots.count)
            for place in entries.indices { put(place) }
        } else {
            put(entries.count - 1)
        }
        return entries.count - 1
    }

    private mutating func put(_ place: Int) {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: entries[place].hash >> 1) & mask
        while slots[slot] >= 0 { slot = (slot + 1) & mask }
        slots[slot] = Int32(place)
    }
}
