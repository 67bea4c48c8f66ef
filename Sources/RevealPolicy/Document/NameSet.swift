/// A set of names of one sort, by their places in the document.
struct NameSet: Hashable {
    private var words: [UInt64]

    /// None of so many.
    init(of count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

    /// All of so many.
    static func all(of count: Int) -> NameSet {
        var set = NameSet(of: count)
        for place in 0..<count { set.insert(place) }
        return set
    }

    mutating func insert(_ place: Int) { words[place / 64] |= 1 << UInt64(place % 64) }

    func contains(_ place: Int) -> Bool { words[place / 64] & 1 << UInt64(place % 64) != 0 }

    mutating func formUnion(_ other: NameSet) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    mutating func formIntersection(_ other: NameSet) {
        for index in words.indices { words[index] &= other.words[index] }
    }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    func isSuperset(of other: NameSet) -> Bool {
        for index in words.indices where other.words[index] & ~words[index] != 0 { return false }
        return true
    }

    func intersects(_ other: NameSet) -> Bool {
        for index in words.indices where other.words[index] & words[index] != 0 { return true }
        return false
    }

    /// The places, ascending.
    var places: [Int] {
        var places: [Int] = []
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                places.append(index * 64 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return places
    }
}
