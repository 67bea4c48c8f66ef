/// Which positions of a pattern take a scalar, for scalars beyond ASCII: found once, and remembered for a while.
struct PatternTaking {
    /// A set of scalars and the positions that have it: a repetition has many.
    struct Item: Sendable {
        let set: PatternSet
        var positions: [UInt64]
    }

    /// How many scalars are remembered: more than most texts have.
    private static let slots = 256

    private let items: [Item]
    private let words: Int
    /// By slot: the scalar, and its positions. Empty until there is one.
    private var scalars: [UInt32] = []
    private var positions: [UInt64] = []

    init(_ items: [Item], words: Int) {
        self.items = items
        self.words = words
    }

    /// The sets, each once.
    static func items(_ sets: [PatternSet], words: Int) -> [Item] {
        var items: [Item] = []
        var places: [PatternSet: Int] = [:]
        for (index, set) in sets.enumerated() {
            let place = places[set] ?? items.count
            if place == items.count {
                places[set] = place
                items.append(Item(set: set, positions: [UInt64](repeating: 0, count: words)))
            }
            items[place].positions[index / 64] |= 1 << UInt64(index % 64)
        }
        return items
    }

    static func positions(of scalar: Unicode.Scalar, _ items: [Item], words: Int) -> [UInt64] {
        var result = [UInt64](repeating: 0, count: words)
        for item in items where item.set.contains(scalar) {
            for word in 0..<words { result[word] |= item.positions[word] }
        }
        return result
    }

    mutating func positions(of scalar: Unicode.Scalar) -> ArraySlice<UInt64> {
        if scalars.isEmpty {
            // No scalar has this value.
            scalars = [UInt32](repeating: .max, count: Self.slots)
            positions = [UInt64](repeating: 0, count: Self.slots * words)
        }
        let slot = Int(scalar.value) % Self.slots
        let start = slot * words
        if scalars[slot] != scalar.value {
            scalars[slot] = scalar.value
            let found = Self.positions(of: scalar, items, words: words)
            for word in 0..<words { positions[start + word] = found[word] }
        }
        return positions[start..<start + words]
    }
}
