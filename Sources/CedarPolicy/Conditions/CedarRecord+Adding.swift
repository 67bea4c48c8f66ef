extension CedarRecord {
    /// Whether it has a name. Logarithmic.
    package func has(_ name: CedarString) -> Bool { index(name) >= 0 }

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
