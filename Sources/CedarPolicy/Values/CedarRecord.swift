/// Values by name: the attributes of an entity, a context, a record.
public struct CedarRecord: Sendable {
    struct Field: Sendable {
        let name: CedarString
        let value: CedarValue
    }

    /// By the hash of the name.
    let fields: [Field]
    /// How deep it is: 1 for a record of values without parts.
    let depth: Int

    /// Without anything.
    public static let empty = CedarRecord([])

    /// The values by name. Of two with one name the later counts.
    ///
    /// - Precondition: at most 300 deep, as ``CedarValue`` says.
    public init(_ values: some Sequence<(CedarString, CedarValue)>) {
        var (fields, places): ([Field], [CedarString: Int]) = ([], [:])
        for (name, value) in values {
            if let place = places.updateValue(fields.count, forKey: name) {
                fields[place] = Field(name: name, value: value)
                places[name] = place
            } else {
                fields.append(Field(name: name, value: value))
            }
        }
        self.init(distinct: fields)
        CedarValue.checkDepth(depth)
    }

    /// Names that are known to be distinct, with values that are known not to be deep.
    init(distinct values: consuming [Field]) {
        var (fields, deepest) = (values, 0)
        if fields.count > 1 { fields.sort { $0.name.hash < $1.name.hash } }
        for index in fields.indices { deepest = max(deepest, fields[index].value.depth) }
        self.fields = fields
        depth = 1 + deepest
    }

    /// How many values it has.
    public var count: Int { fields.count }

    /// The names, by bytes.
    public var names: [CedarString] { fields.map(\.name).sorted() }

    /// The value of a name. Logarithmic.
    public subscript(name: CedarString) -> CedarValue? {
        let index = index(name)
        return index < 0 ? nil : fields[index].value
    }

    /// The value of a name. Logarithmic.
    public subscript(name: String) -> CedarValue? { self[CedarString(name)] }

    /// Where a name stands, -1 where it does not.
    @inline(__always)
    func index(_ name: CedarString) -> Int {
        let count = fields.count
        var low = 0
        if count > 8 {
            var high = count
            while low < high {
                let middle = (low + high) / 2
                if fields[middle].name.hash < name.hash { low = middle + 1 } else { high = middle }
            }
        }
        while low < count {
            let hash = fields[low].name.hash
            if hash == name.hash, fields[low].name == name { return low }
            if hash > name.hash { return -1 }
            low += 1
        }
        return -1
    }

    /// The order of the fields plays no part in it.
    var contentHash: UInt64 {
        CedarString.mix(7, fields.reduce(0) { $0 &+ CedarString.mix($1.name.hash, $1.value.contentHash) })
    }
}

extension CedarRecord: Hashable {
    /// Whether both have the same values under the same names.
    public static func == (a: CedarRecord, b: CedarRecord) -> Bool {
        a.fields.count == b.fields.count && a.fields.allSatisfy { b[$0.name] == $0.value }
    }

    /// Hashes names and values.
    public func hash(into hasher: inout Hasher) { hasher.combine(contentHash) }
}

extension CedarRecord: ExpressibleByDictionaryLiteral {
    /// The values of a literal. Of two with one name the later counts.
    public init(dictionaryLiteral elements: (String, CedarValue)...) {
        self.init(elements.map { (CedarString($0), $1) })
    }
}
