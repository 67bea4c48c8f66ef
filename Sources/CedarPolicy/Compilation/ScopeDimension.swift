/// Which rules a principal, an action or a resource satisfies: a row of bits, one a rule, for each thing that scopes ask for.
struct ScopeDimension: Sendable {
    /// Rows one after the other. Row 0 are the rules that ask for nothing.
    private var bits: [UInt64]
    private var entities = RowTable()
    private var types = RowTable()
    private let words: Int

    init(rules: Int) {
        words = (rules + 63) / 64
        bits = [UInt64](repeating: 0, count: words)
    }

    private mutating func newRow() -> Int32 {
        bits += [UInt64](repeating: 0, count: words)
        return Int32(bits.count / words - 1)
    }

    private mutating func set(_ rule: Int, in row: Int32) {
        bits[Int(row) * words + rule / 64] |= 1 << UInt64(rule % 64)
    }

    /// The rule asks for nothing.
    mutating func addAny(_ rule: Int) { set(rule, in: 0) }

    /// The rule asks for exactly this entity.
    mutating func addEqual(_ rule: Int, _ uid: EntityUID) {
        let place = entities.insert(uid)
        if entities.entries[place].equalRow < 0 { entities.setEqualRow(place, newRow()) }
        set(rule, in: entities.entries[place].equalRow)
    }

    /// The rule asks for this entity or one below it.
    mutating func addBelow(_ rule: Int, _ uid: EntityUID) {
        let place = entities.insert(uid)
        if entities.entries[place].belowRow < 0 { entities.setBelowRow(place, newRow()) }
        set(rule, in: entities.entries[place].belowRow)
    }

    /// The rule asks for this type.
    mutating func addType(_ rule: Int, _ type: QualifiedName) {
        let place = types.insert(type)
        if types.entries[place].equalRow < 0 { types.setEqualRow(place, newRow()) }
        set(rule, in: types.entries[place].equalRow)
    }

    /// The rows whose rules an entity satisfies.
    @inline(__always)
    func rows(of uid: EntityUID, at place: Int, in snapshot: Entities) -> ShortList {
        var list = ShortList()
        list.append(0)
        if !types.isEmpty {
            let found = types.find(uid.type)
            if found >= 0 { list.append(types.entries[found].equalRow) }
        }
        guard !entities.isEmpty else { return list }
        let found = entities.find(uid)
        if found >= 0 {
            let entry = entities.entries[found]
            if entry.equalRow >= 0 { list.append(entry.equalRow) }
            if entry.belowRow >= 0 { list.append(entry.belowRow) }
        }
        guard place >= 0 else { return list }
        for ancestor in snapshot.nodes[place].ancestors {
            let found = entities.find(ancestor)
            if found >= 0, entities.entries[found].belowRow >= 0 { list.append(entities.entries[found].belowRow) }
        }
        return list
    }

    /// The rules of one word that any of the rows has.
    @inline(__always)
    func word(_ word: Int, of list: borrowing ShortList) -> UInt64 {
        var result: UInt64 = 0
        for index in 0..<list.count { result |= bits[Int(list[index]) * words + word] }
        return result
    }
}
