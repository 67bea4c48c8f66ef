/// Values without order, none twice.
public struct CedarSet: Sendable {
    struct Element: Sendable {
        let hash: UInt64
        let value: CedarValue
    }

    /// By hash.
    let elements: [Element]
    /// How deep it is: 1 for a set of values without parts.
    let depth: Int

    /// The values, each once.
    ///
    /// - Precondition: at most 300 deep, as ``CedarValue`` says.
    public init(_ values: some Sequence<CedarValue>) {
        self.init(evaluated: values)
        CedarValue.checkDepth(depth)
    }

    /// The values of an expression, which is not deep itself.
    init(evaluated values: some Sequence<CedarValue>) {
        var elements: [Element] = []
        for value in values { elements.append(Element(hash: value.contentHash, value: value)) }
        if elements.count > 1 {
            elements.sort { $0.hash < $1.hash }
            var distinct: [Element] = []
            for element in elements where !Self.holds(distinct, element.hash, element.value) {
                distinct.append(element)
            }
            elements = distinct
        }
        self.elements = elements
        depth = 1 + elements.reduce(0) { max($0, $1.value.depth) }
    }

    /// How many values it has.
    public var count: Int { elements.count }

    /// Whether it has none.
    public var isEmpty: Bool { elements.isEmpty }

    /// The values, in no order that means anything.
    public var values: [CedarValue] { elements.map(\.value) }

    /// Whether a value is in it. Logarithmic.
    public func contains(_ value: CedarValue) -> Bool { Self.holds(elements, value.contentHash, value) }

    func contains(_ element: Element) -> Bool { Self.holds(elements, element.hash, element.value) }

    private static func holds(_ elements: [Element], _ hash: UInt64, _ value: CedarValue) -> Bool {
        var (low, high) = (0, elements.count)
        while low < high {
            let middle = (low + high) / 2
            if elements[middle].hash < hash { low = middle + 1 } else { high = middle }
        }
        while low < elements.count, elements[low].hash == hash {
            if elements[low].value == value { return true }
            low += 1
        }
        return false
    }

    /// The order of the elements plays no part in it.
    var contentHash: UInt64 { CedarString.mix(6, elements.reduce(0) { $0 &+ $1.hash }) }
}

extension CedarSet: Hashable {
    /// Whether both have the same values.
    public static func == (a: CedarSet, b: CedarSet) -> Bool {
        a.elements.count == b.elements.count && a.elements.allSatisfy { b.contains($0) }
    }

    /// Hashes the values.
    public func hash(into hasher: inout Hasher) { hasher.combine(contentHash) }
}

extension CedarSet: ExpressibleByArrayLiteral {
    /// The values of a literal.
    public init(arrayLiteral elements: CedarValue...) { self.init(elements) }
}
