/// What becomes of a record.
package enum RowPlace: Hashable, Sendable {
    /// It has values, at this place of each column.
    case values(Int)
    /// It has none, and is written as it is.
    case unchanged
    /// It is not written.
    case failed
}

/// The values of columns, without the records that have none.
package struct ColumnValues: Sendable {
    package var columns: [[String?]] = []
    /// Of each record of the batch.
    package var places: [RowPlace] = []
    /// The number of values in each column.
    package private(set) var count = 0
    /// By row, upwards.
    package private(set) var failures: [RowFailure] = []

    init(rows: Int) { places.reserveCapacity(rows) }

    /// The next record has values.
    mutating func accept() {
        places.append(.values(count))
        count += 1
    }

    /// The next record has none, and that is as it should be.
    mutating func pass() { places.append(.unchanged) }

    /// The next record has none.
    mutating func reject(_ reason: String) {
        failures.append(RowFailure(row: places.count, reason: reason))
        places.append(.failed)
    }

    /// Takes back records that were accepted, when the columns are there.
    ///
    /// - Parameter reasons: by row.
    /// - Complexity: O(n) in the number of values, and O(m log m) in that of the reasons.
    mutating func withdraw(_ reasons: [Int: String]) {
        if reasons.isEmpty { return }
        var isKept = [Bool](repeating: true, count: count)
        count = 0
        for row in places.indices {
            guard case .values(let place) = places[row] else { continue }
            if reasons[row] == nil {
                places[row] = .values(count)
                count += 1
            } else {
                places[row] = .failed
                isKept[place] = false
            }
        }
        for column in columns.indices {
            columns[column] = zip(columns[column], isKept).lazy.filter(\.1).map(\.0)
        }
        failures += reasons.map { RowFailure(row: $0.key, reason: $0.value) }
        failures.sort { $0.row < $1.row }
    }
}
