/// One thing to measure: runs its operation a number of times and says how long that took.
struct Subject {
    /// Nanoseconds for `iterations` operations.
    let nanoseconds: (_ iterations: UInt64) throws -> Double
    /// How many of the unit (values, blocks) one iteration is.
    let unitsPerIteration: Double

    init(unitsPerIteration: Double = 1, _ nanoseconds: @escaping (UInt64) throws -> Double) {
        self.unitsPerIteration = unitsPerIteration
        self.nanoseconds = nanoseconds
    }

    /// A Swift operation, timed around its loop.
    static func operation(
        unitsPerIteration: Double = 1, _ body: @escaping (_ iterations: UInt64) throws -> Void
    ) -> Subject {
        Subject(unitsPerIteration: unitsPerIteration) { iterations in
            let elapsed = try ContinuousClock().measure { try body(iterations) }
            let (seconds, attoseconds) = elapsed.components
            return Double(seconds) * 1e9 + Double(attoseconds) / 1e9
        }
    }
}

/// Measures subjects in turns, so that what disturbs one disturbs all, and takes the least disturbed turn of each:
/// other work on the machine only ever adds time.
struct Stopwatch {
    /// Turns of every subject.
    let turns: Int
    /// The length of a turn in nanoseconds.
    let turn: Double

    /// Nanoseconds a unit, one for each subject: the least over the turns.
    func measure(_ subjects: [Subject]) throws -> [Double] {
        let iterations = try subjects.map(calibrate)
        var samples = [[Double]](repeating: [], count: subjects.count)
        for _ in 0..<turns {
            for (index, subject) in subjects.enumerated() {
                let elapsed = try subject.nanoseconds(iterations[index])
                samples[index].append(elapsed / Double(iterations[index]) / subject.unitsPerIteration)
            }
        }
        return samples.map { $0.min() ?? .nan }
    }

    /// Iterations that fill a turn; warms up on the way.
    private func calibrate(_ subject: Subject) throws -> UInt64 {
        var iterations: UInt64 = 1
        while true {
            let elapsed = try subject.nanoseconds(iterations)
            precondition(elapsed >= 0, "libcrypto refused")
            if elapsed > turn / 4 { return max(1, UInt64(Double(iterations) * turn / elapsed)) }
            iterations *= 2
        }
    }
}
