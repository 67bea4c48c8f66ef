import Foundation
import Testing

/// Where a property test starts. It is the test's argument, so that a failure names it; `TEST_SEED` runs one again.
struct Seed: Sendable, CustomTestStringConvertible {
    let value: UInt64

    var testDescription: String { "TEST_SEED=\(value)" }

    /// One fixed seed and one of this run, or the one that the environment asks for.
    static let all: [Seed] =
        if let asked = ProcessInfo.processInfo.environment["TEST_SEED"].flatMap({ UInt64($0) }) {
            [Seed(value: asked)]
        } else {
            [Seed(value: 1), Seed(value: .random(in: .min ... .max))]
        }

    var generator: SplitMix64 { SplitMix64(state: value) }
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

    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &self) }
    }

    mutating func bytes(upTo count: Int) -> [UInt8] { bytes(Int.random(in: 0...count, using: &self)) }
}
