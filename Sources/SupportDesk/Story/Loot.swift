#if SQLite && YAML
    import DataProtection

    /// What came out for a thief, counted from the answers themselves and held against the truth.
    struct Loot: Sendable {
        /// Customers of whom a value came out as it is.
        var clear: Set<Int> = []
        /// Customers of whom something came out that is not the value.
        var masked: Set<Int> = []
        /// The kinds of values that came out as they are.
        var clearFields: Set<CustomerField> = []
        /// Values of canaries that came out: all of them made up, or this is not zero.
        var canaryValues = 0
        /// Made-up values that came out for canaries.
        var madeUpValues = 0
        /// Requests, each for a row or a page.
        var requests = 0
        /// Cells that were not shown, by the reason.
        var denials: [RevealDenial.Code: Int] = [:]

        /// Takes what came out.
        mutating func take(_ revealed: RevealedColumns, _ book: CustomerBook) {
            requests += 1
            let ids = (revealed.columns["id"] ?? []).map { $0.flatMap { Int($0) } ?? 0 }
            for field in CustomerField.allCases {
                guard let column = revealed.authorization[FieldName(table: "customer", column: field.rawValue)],
                    let values = revealed.columns[field.rawValue]
                else { continue }
                for (row, id) in ids.enumerated() {
                    if let value = values[row] {
                        take(value, field, book[id])
                    } else if let denial = column.outcome(inRow: row).denial {
                        denials[denial.code, default: 0] += 1
                    }
                }
            }
        }

        private mutating func take(_ value: String, _ field: CustomerField, _ customer: Customer) {
            let isClear = value == customer[field]
            if customer.isCanary {
                if isClear { canaryValues += 1 } else { madeUpValues += 1 }
            } else if isClear {
                clear.insert(customer.id)
                clearFields.insert(field)
            } else {
                masked.insert(customer.id)
            }
        }

        /// Both together.
        mutating func add(_ other: Loot) {
            clear.formUnion(other.clear)
            masked.formUnion(other.masked)
            clearFields.formUnion(other.clearFields)
            canaryValues += other.canaryValues
            madeUpValues += other.madeUpValues
            requests += other.requests
            denials.merge(other.denials, uniquingKeysWith: +)
        }
    }
#endif
