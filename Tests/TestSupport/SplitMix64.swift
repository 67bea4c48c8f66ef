/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014). For test inputs only: a seed says all.
package struct SplitMix64: RandomNumberGenerator, Sendable {
    package let seed: UInt64
    private var state: UInt64

    package init(seed: UInt64) {
        self.seed = seed
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }

    package mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &self) }
    }

    package mutating func bytes(upTo count: Int) -> [UInt8] { bytes(Int.random(in: 0...count, using: &self)) }

    package mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

    package mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    package mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }

    /// Some of the items, in their order; at least one.
    package mutating func some<Item>(_ items: [Item], most: Int) -> [Item] {
        var places: Set<Int> = [below(items.count)]
        for _ in 0..<below(most) { places.insert(below(items.count)) }
        return places.sorted().map { items[$0] }
    }
}
