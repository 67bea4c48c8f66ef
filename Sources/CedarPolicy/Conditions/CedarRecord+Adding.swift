extension CedarRecord {
    /// Whether it has a name. Logarithmic.
    package func has(_ name: CedarString) -> Bool { index(name) >= 0 }

    /// The record with one or two values more, whose names it has not.
    package func adding(_ first: (CedarString, CedarValue)?, _ second: (CedarString, CedarValue)?) -> CedarRecord {
        if first == nil, second == nil { return self }
        var result: [Field] = []
        result.reserveCapacity(fields.count + 2)
        result.append(contentsOf: fields)
        if let first { result.append(Field(name: first.0, value: first.1)) }
        if let second { result.append(Field(name: second.0, value: second.1)) }
        return CedarRecord(distinct: result)
    }

    /// The record with values more; nil where it has one of the names already.
    package func adding(_ values: [(CedarString, CedarValue)]) -> CedarRecord? {
        var result = fields
        result.reserveCapacity(fields.count + values.count)
        for (name, value) in values {
            guard index(name) < 0 else { return nil }
            result.append(Field(name: name, value: value))
        }
        return CedarRecord(distinct: result)
    }
}
