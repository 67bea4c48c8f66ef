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
        putBeside(protected)
        var results: [Value] = []
        results.reserveCapacity(protected.rows.count)
        for row in protected.rows { try results.append(Protector.value(of: fields[row], plan, row)) }
        return ProtectedValues(
            values: results, beside: try beside(protected.columns), rows: protected.rows, failures: protected.failures)
    }

    /// A type can have properties for indexes and key ids as well. Those that are nil may not have been written.
    private func putBeside(_ protected: ProtectedColumns) {
        for name in plan.beside where columns[name] != nil {
            guard let texts = protected.columns[name] else { continue }
            for (number, row) in protected.rows.enumerated() {
                let slot = texts[number].map { ValueSlot.text($0) } ?? .null
                if let place = fields[row].place(of: name, from: 0) {
                    fields[row].set(slot, at: place)
                } else {
                    fields[row].append(name, slot)
                }
            }
        }
    }

    /// What was not given, or not by every value.
    private func beside(_ made: TableColumns) throws(DataProtectionError) -> TableColumns {
        var beside = TableColumns(count: made.count)
        for name in made.names {
            let isGiven = columns[name].map { given in
                !plan.beside.contains(name) || given.allSatisfy { $0 != nil }
            }
            if !(isGiven ?? false) { try beside.append(name, made[name]!) }
        }
        return beside
    }
}
