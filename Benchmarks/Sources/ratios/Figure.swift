/// One line of the result.
struct Figure: Encodable {
    let name: String
    let value: Double
    let unit: String
    /// What the value should stay below (ratio) or above (speedup, rows/s).
    var target: Double?

    var line: String {
        let digits = unit == "ns" ? 10.0 : 100.0
        let rounded = (value * digits).rounded() / digits
        guard let target else { return "\(name) \(rounded) \(unit)" }
        let met = unit == "speedup" || unit == "rows/s" ? value >= target : value <= target
        return "\(name) \(rounded) \(unit) (target \(target), \(met ? "met" : "missed"))"
    }
}

/// Measurements that belong together because they are compared with each other.
struct FigureGroup {
    let name: String
    /// Every subject's figure in nanoseconds, in the order of `subjects`.
    let subjects: [(name: String, subject: Subject)]
    /// What is computed from the nanoseconds.
    let ratios: (_ nanoseconds: [Double]) -> [Figure]

    func measure(_ stopwatch: Stopwatch) throws -> [Figure] {
        let nanoseconds = try stopwatch.measure(subjects.map(\.subject))
        return zip(subjects, nanoseconds).map { Figure(name: $0.name, value: $1, unit: "ns") } + ratios(nanoseconds)
    }
}
