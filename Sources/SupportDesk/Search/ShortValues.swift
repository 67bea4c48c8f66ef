/// Values that are too short to be looked for in bytes, where they stand by chance: these are looked for cell by cell.
struct ShortValues: Sendable {
    /// As they are, in lower case and in upper case.
    private(set) var texts: [CustomerField: Set<String>] = [:]
    /// How many different ones there are.
    private(set) var count = 0
    /// How many cells were compared.
    private(set) var cells = 0
    /// How many of these hold one.
    private(set) var found = 0

    mutating func insert(_ value: String, of field: CustomerField) {
        count += 1
        texts[field, default: []].formUnion([value, value.lowercased(), value.uppercased()])
    }

    /// Compares what stands in a customer's row.
    ///
    /// - Parameters:
    ///   - cell: what stands there.
    ///   - customer: whose row it is.
    mutating func compare(_ cell: String, with customer: Customer) {
        if texts.isEmpty { return }
        cells += 1
        let isWord = CustomerField.allCases.contains { $0.hasLetters && texts[$0]?.contains(cell) ?? false }
        // The token of a number is a number, and may be that of another customer.
        let isOwnNumber = CustomerField.allCases.contains {
            !$0.hasLetters && customer[$0] == cell && texts[$0]?.contains(cell) ?? false
        }
        if isWord || isOwnNumber { found += 1 }
    }
}
