/// Columns of a table: names, and as many values in each.
///
/// What goes into a ``Protector`` and comes out. A row's value is nil where the database has NULL.
public struct TableColumns: Sendable {
    /// The names, in order.
    public private(set) var names: [String] = []
    /// The values of each column.
    private(set) var values: [[String?]] = []
    /// The number of rows.
    public private(set) var count: Int

    /// Columns of so many rows, and no column yet.
    public init(count: Int = 0) {
        precondition(count >= 0, "a table has no less than no rows")
        self.count = count
    }

    /// Columns with their names.
    ///
    /// - Throws: `unequalCounts` and `duplicateColumn`, with the column.
    public init(_ columns: [(name: String, values: [String?])]) throws(DataProtectionError) {
        self.init(count: columns.first?.values.count ?? 0)
        for column in columns { try append(column.name, column.values) }
    }

    /// Adds a column.
    ///
    /// - Parameters:
    ///   - name: one that is not there yet.
    ///   - values: as many as there are rows.
    /// - Throws: `unequalCounts`, `duplicateColumn`.
    public mutating func append(_ name: String, _ values: [String?]) throws(DataProtectionError) {
        guard !names.contains(name) else {
            throw DataProtectionError(.duplicateColumn, "the column is given twice", column: name)
        }
        guard values.count == count else {
            throw DataProtectionError(
                .unequalCounts, "the column has \(values.count) values, and the table \(count) rows", column: name)
        }
        names.append(name)
        self.values.append(values)
    }

    /// The values of a column; nil where there is no such column.
    public subscript(_ column: String) -> [String?]? { names.firstIndex(of: column).map { values[$0] } }

    /// The values of a row by column.
    ///
    /// - Parameter row: from 0; one that is not there is a programming error.
    public func row(_ row: Int) -> [String: String?] {
        Dictionary(uniqueKeysWithValues: zip(names, values).map { ($0, $1[row]) })
    }

    /// Puts a column in the place of one of the same name, or behind the others.
    mutating func set(_ name: String, _ column: [String?]) {
        precondition(column.count == count, "a column has as many values as there are rows")
        if let place = names.firstIndex(of: name) {
            values[place] = column
        } else {
            names.append(name)
            values.append(column)
        }
    }

    /// The same columns in the order of these names.
    func ordered(like order: [String]) -> TableColumns {
        var ordered = TableColumns(count: count)
        for name in order { if let values = self[name] { ordered.set(name, values) } }
        return ordered
    }

    /// The same columns with these rows only.
    func rows(_ rows: [Int]) -> TableColumns {
        var picked = TableColumns(count: rows.count)
        picked.names = names
        picked.values = values.map { column in rows.map { column[$0] } }
        return picked
    }
}

/// The names and the number of rows, not what they hold.
extension TableColumns: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The names of the columns and the number of rows.
    public var description: String { "TableColumns(\(names.joined(separator: ", ")): \(count) rows)" }
    /// The same.
    public var debugDescription: String { description }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension TableColumns: Equatable {}
