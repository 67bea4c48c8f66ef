/// Where the columns of a plan are in the rows of a CSV file.
package struct CSVLayout: Sendable {
    let dialect: CSVDialect
    /// The number of columns of the input.
    let count: Int
    /// The columns that are read, by their places in a row.
    let read: [Int]
    /// Their names.
    let names: [String]
    /// Which columns are given back, upwards by their places in a row.
    private(set) var replaced: [(place: Int, value: Int)]
    /// Which are new, and so stand behind the others.
    let appended: [Int]
    /// Which are left out, by their places in a row; empty where none is.
    let dropped: [Bool]

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
        var replaced: [(place: Int, value: Int)] = []
        var appended: [Int] = []
        for (value, name) in plan.written.enumerated() {
            if let place = places[name] { replaced.append((place, value)) } else { appended.append(value) }
        }
        self.replaced = replaced.sorted { $0.place < $1.place }
        self.appended = appended
        var dropped = Array(repeating: false, count: plan.dropped.isEmpty ? 0 : header.count)
        for name in plan.dropped { dropped[try place(name)] = true }
        self.dropped = dropped
    }

    /// For the header: the columns that are written keep their names as they stand.
    var keepingNames: CSVLayout {
        var layout = self
        layout.replaced = []
        return layout
    }
}
