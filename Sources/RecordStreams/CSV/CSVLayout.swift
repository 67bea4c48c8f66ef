/// Where the columns of a plan are in the rows of a CSV file.
package struct CSVLayout: Sendable {
    let dialect: CSVDialect
    /// The number of columns of the input.
    let count: Int
    /// The columns that are read, by their places in a row.
    let read: [Int]
    /// Their names.
    let names: [String]
    /// What becomes of the columns that do not stay, upwards by their places in a row.
    private(set) var changes: [(place: Int, change: Change)] = []
    /// Which are new, and so stand behind the others.
    let appended: [Int]
    /// Whether none of the input's columns is in the output.
    let dropsAll: Bool

    /// What becomes of a column.
    enum Change {
        /// It has this one of the values that are written.
        case replaced(Int)
        /// It goes with the delimiter before it.
        case dropped
        /// It goes with the delimiter behind it, as all before it do.
        case droppedFirst
    }

    /// - Throws: `unknownColumn`, `duplicateColumn`.
    init(_ plan: ColumnPlan, header: [String], dialect: CSVDialect) throws(RecordStreamsError) {
        let places = Dictionary(uniqueKeysWithValues: zip(header, header.indices))
        func place(_ name: String) throws(RecordStreamsError) -> Int {
            guard let place = places[name] else {
                throw RecordStreamsError(.unknownColumn, "the first row names no column '\(name)'")
            }
            return place
        }
        guard Set(plan.written).count == plan.written.count else {
            throw RecordStreamsError(.duplicateColumn, "a column is written twice")
        }
        self.dialect = dialect
        count = header.count
        var read: [Int] = []
        for name in plan.read { read.append(try place(name)) }
        self.read = read
        names = plan.read
        var values: [Int: Int] = [:]
        var appended: [Int] = []
        for (value, name) in plan.written.enumerated() {
            if let place = places[name] { values[place] = value } else { appended.append(value) }
        }
        self.appended = appended
        var dropped: Set<Int> = []
        for name in plan.dropped { dropped.insert(try place(name)) }
        dropsAll = dropped.count == header.count
        let firstKept = header.indices.first { !dropped.contains($0) } ?? header.count
        for place in header.indices {
            if dropped.contains(place) {
                changes.append((place, place < firstKept ? .droppedFirst : .dropped))
            } else if let value = values[place] {
                changes.append((place, .replaced(value)))
            }
        }
    }

    /// For the header: the columns that are written keep their names as they stand.
    var keepingNames: CSVLayout {
        var layout = self
        layout.changes.removeAll { if case .replaced = $0.change { true } else { false } }
        return layout
    }
}
