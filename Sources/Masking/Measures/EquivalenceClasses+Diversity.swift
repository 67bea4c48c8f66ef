extension EquivalenceClasses {
    /// The l of distinct l-diversity: how many different values of a sensitive attribute a class has, at least; 0 where
    /// there are no rows.
    ///
    /// - Parameter column: the sensitive attribute, one value a row.
    public func distinctDiversity(_ column: [String?]) -> Int {
        counts(column).map { $0.filter { $0 > 0 }.count }.min() ?? 0
    }

    /// The l of entropy l-diversity: e to the entropy of a sensitive attribute within a class, at least. Not rounded: the
    /// l of the definition is the greatest whole number that is not above it.
    ///
    /// - Parameter column: the sensitive attribute, one value a row.
    public func entropyDiversity(_ column: [String?]) -> Double {
        zip(counts(column), classes).map { counts, rows in
            let size = Double(rows.count)
            let entropy = counts.reduce(0.0) { sum, count in
                count == 0 ? sum : sum - Double(count) / size * Logarithm.ln(Double(count) / size)
            }
            return Logarithm.exp(entropy)
        }
        .min() ?? 0
    }

    /// How often each value stands in each class; the values in any order, the same for all classes.
    func counts(_ column: [String?]) -> [[Int]] {
        precondition(column.count == rowCount, "a sensitive attribute has one value for each row")
        var known: [[UInt8]?: Int] = [:]
        var valueOfRow: [Int] = []
        valueOfRow.reserveCapacity(rowCount)
        for value in column {
            let key = value.map { Array($0.utf8) }
            let next = known.count
            let place = known[key, default: next]
            if place == next { known[key] = next }
            valueOfRow.append(place)
        }
        return counts(valueOfRow, values: known.count)
    }

    func counts(_ valueOfRow: [Int], values: Int) -> [[Int]] {
        classes.map { rows in
            var counts = [Int](repeating: 0, count: values)
            for row in rows { counts[valueOfRow[row]] += 1 }
            return counts
        }
    }
}
