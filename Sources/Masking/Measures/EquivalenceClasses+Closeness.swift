extension EquivalenceClasses {
    /// The t of t-closeness for a categorical attribute: how far the distribution within a class is from that of the whole
    /// table, at most; 0 is alike. All values are equally far from each other.
    ///
    /// - Parameter column: the sensitive attribute, one value a row.
    /// - Complexity: O(classes * different values).
    public func closeness(_ column: [String?]) -> Double {
        distance(counts(column)) { differences in differences.reduce(0) { $0 + $1.magnitude } / 2 }
    }

    /// The t of t-closeness for a numeric attribute: as for a categorical one, but that the distance of two values is that
    /// of their ranks among the different values.
    ///
    /// - Parameter column: the sensitive attribute, one number a row. Infinities are the least and the greatest number.
    /// - Throws: `measureUndefined` with the row, for what is not a number.
    public func closeness(_ column: [Double]) throws(MaskingError) -> Double {
        precondition(column.count == rowCount, "a sensitive attribute has one value for each row")
        if let row = column.firstIndex(where: \.isNaN) {
            throw MaskingError(.measureUndefined, "row \(row) holds no number, and so has no place in an order")
        }
        var ordered: [Double] = []
        for value in column.sorted() where ordered.last != value { ordered.append(value) }
        guard ordered.count > 1 else { return 0 }
        let ranks = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1, $0) })
        let counts = counts(column.map { ranks[$0, default: 0] }, values: ordered.count)
        return distance(counts) { differences in
            var (moved, sum) = (0.0, 0.0)
            for difference in differences {
                moved += difference
                sum += moved.magnitude
            }
            return sum / Double(ordered.count - 1)
        }
    }

    private func distance(_ counts: [[Int]], _ measure: ([Double]) -> Double) -> Double {
        guard let values = counts.first?.count else { return 0 }
        let whole = (0..<values).map { value in
            Double(counts.reduce(0) { $0 + $1[value] }) / Double(rowCount)
        }
        return zip(counts, classes).map { counts, rows in
            measure(zip(counts, whole).map { Double($0) / Double(rows.count) - $1 })
        }
        .max() ?? 0
    }
}
