/// Values of a type that is a table, taken apart, to be put together with what is stored.
struct ValueParts<Value: Codable & Sendable> {
    private let plan: TablePlan
    private let fields: [ValueFields]
    /// What of them is protected, and what that needs to know.
    let columns: TableColumns

    init(_ values: [Value], _ plan: TablePlan) throws(DataProtectionError) {
        self.plan = plan
        var fields: [ValueFields] = []
        fields.reserveCapacity(values.count)
        for (row, value) in values.enumerated() { try fields.append(Protector.fields(of: value, plan, row)) }
        self.fields = fields
        columns = try Protector.columns(of: fields, plan)
    }

    /// The same values with what is stored in the place of what was given.
    func put(_ protected: ProtectedColumns) throws(DataProtectionError) -> ProtectedValues<Value> {
        for column in plan.columns {
            guard let texts = protected.columns[column.name] else { continue }
            var place = 0
            for (number, row) in protected.rows.enumerated() {
                guard let text = texts[number], let found = fields[row].place(of: column.name, from: place) else {
                    continue
                }
                place = found
                fields[row].set(.text(text), at: found)
            }
        }
        var results: [Value] = []
        results.reserveCapacity(protected.rows.count)
        for row in protected.rows { try results.append(Protector.value(of: fields[row], plan, row)) }
        return ProtectedValues(
            values: results, beside: try Protector.beside(protected.columns, columns), rows: protected.rows,
            failures: protected.failures)
    }
}
