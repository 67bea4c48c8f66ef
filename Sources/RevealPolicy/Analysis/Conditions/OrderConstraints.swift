import CedarPolicy

/// Differences between numbers: of each pair the one is at most the other, or less.
///
/// All that Cedar orders is whole numbers: longs, milliseconds, ten thousandths. So `a < b` is `a - b <= -1`, and demands
/// contradict each other where differences around a circle add up to less than nothing.
struct OrderConstraints {
    private var edges: [(from: Int, to: Int, distance: Int128)] = []

    /// Terms beyond this are not looked at.
    private static let termLimit = 64

    /// `a <= b`, or `a < b`.
    mutating func add(_ a: Int, _ b: Int, isStrict: Bool) { edges.append((b, a, isStrict ? -1 : 0)) }

    /// Whether all can hold, given which terms are equal and what values they have.
    func canHold(_ root: (Int) -> Int, _ known: (Int) -> CedarValue?) -> Bool {
        guard !edges.isEmpty else { return true }
        // Place 0 is the number 0.
        var places: [Int: Int] = [:]
        var all: [(from: Int, to: Int, distance: Int128)] = []
        func place(_ term: Int) -> Int {
            let term = root(term)
            if let place = places[term] { return place }
            let place = places.count + 1
            places[term] = place
            if let number = known(term)?.number {
                all.append((0, place, Int128(number)))
                all.append((place, 0, -Int128(number)))
            }
            return place
        }
        for edge in edges { all.append((place(edge.from), place(edge.to), edge.distance)) }
        guard places.count <= Self.termLimit else { return true }
        for place in places.values {
            all.append((0, place, Int128(Int64.max)))
            all.append((place, 0, -Int128(Int64.min)))
        }
        // Bellman and Ford: what still shrinks after as many rounds as there are places runs in a circle.
        var distances = [Int128](repeating: 0, count: places.count + 1)
        for _ in 0...places.count + 1 {
            var changed = false
            for edge in all where distances[edge.from] + edge.distance < distances[edge.to] {
                distances[edge.to] = distances[edge.from] + edge.distance
                changed = true
            }
            if !changed { return true }
        }
        return false
    }
}

extension CedarValue {
    /// The whole number by which Cedar orders it.
    fileprivate var number: Int64? {
        switch self {
        case .long(let value): value
        case .decimal(let value): value.tenThousandths
        case .datetime(let value): value.milliseconds
        case .duration(let value): value.milliseconds
        default: nil
        }
    }
}
