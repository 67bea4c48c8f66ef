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

    /// Takes back a record that was accepted, when the columns are there. Rare, and so not made to be fast.
    mutating func withdraw(_ row: Int, _ reason: String) {
        guard case .values(let place) = places[row] else { preconditionFailure("the record was accepted") }
        for column in columns.indices { columns[column].remove(at: place) }
        places[row] = .failed
        for later in places.indices[(row + 1)...] {
            if case .values(let place) = places[later] { places[later] = .values(place - 1) }
        }
        count -= 1
        let position = failures.firstIndex { $0.row > row } ?? failures.endIndex
        failures.insert(RowFailure(row: row, reason: reason), at: position)
    }
}
