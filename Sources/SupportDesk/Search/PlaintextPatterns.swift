/// Everything that a thief may look for: each value of each customer, in all the ways in which it may be written.
struct PlaintextPatterns: Sendable {
    /// What a text that is looked for stands for.
    struct Origin: Hashable, Sendable {
        let field: CustomerField
        /// Among the different values of the field.
        let value: Int
        let variant: TextVariant
    }

    /// The different values of each field.
    private(set) var values: [CustomerField: [String]] = [:]
    /// The values of each field that are too short to be told from chance.
    private(set) var tooShort: [CustomerField: Int] = [:]
    /// The same values, to be looked for in another way.
    private(set) var short = ShortValues()
    private(set) var search = PatternSearch()
    private(set) var origins: [Origin] = []

    init(of customers: [Customer]) {
        for field in CustomerField.allCases {
            var seen: Set<String> = []
            var distinct: [String] = []
            for customer in customers {
                if let value = customer[field], !value.isEmpty, seen.insert(value).inserted { distinct.append(value) }
            }
            for (number, value) in distinct.enumerated() {
                let patterns = TextVariant.patterns(of: value, field)
                if !patterns.contains(where: { $0.variant == .asGiven }) {
                    tooShort[field, default: 0] += 1
                    short.insert(value, of: field)
                }
                for (variant, bytes) in patterns {
                    search.add(bytes)
                    origins.append(Origin(field: field, value: number, variant: variant))
                }
            }
            values[field] = distinct
        }
        search.prepare()
    }

    /// The number of different values, those that are too short among them.
    var valueCount: Int { values.values.reduce(0) { $0 + $1.count } }
    /// The number of different values that are looked for.
    var searchedCount: Int { valueCount - tooShort.values.reduce(0, +) }

    /// What was looked for and found.
    func text(of pattern: Int) -> String {
        let origin = origins[pattern]
        return values[origin.field]?[origin.value] ?? ""
    }

    /// The texts among them that stand in bytes.
    func patterns(in bytes: [UInt8]) -> Set<Int> {
        var found: Set<Int> = []
        search.run(on: bytes) { pattern, _ in found.insert(pattern) }
        return found
    }
}
