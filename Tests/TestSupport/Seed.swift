import Foundation

/// Where a property test starts. It is the test's argument, so that a failure names it; `TEST_SEED` runs one again.
package struct Seed: Sendable, CustomStringConvertible {
    package let value: UInt64

    package init(value: UInt64) { self.value = value }

    package var description: String { "TEST_SEED=\(value)" }

    /// One fixed seed and one of this run, or the one that the environment asks for.
    package static let all: [Seed] =
        if let asked = ProcessInfo.processInfo.environment["TEST_SEED"].flatMap({ UInt64($0) }) {
            [Seed(value: asked)]
        } else {
            [Seed(value: 1), Seed(value: .random(in: .min ... .max))]
        }

    package var generator: SplitMix64 { SplitMix64(seed: value) }
}
