/// Which members of each object a plan is about.
package struct JSONLinesLayout: Sendable {
    /// A member that a plan names.
    struct Field: Sendable {
        let name: String
        /// Its column among those that are written; nil for one that is only read.
        let written: Int?
        let isDropped: Bool
    }

    let fields: [Field]
    /// For each column that is read, its field.
    let read: [Int]
    /// The columns that are written, by their fields.
    let written: [Int]

    /// What an object may have; nil for anything.
    let known: Set<String>?

    /// - Throws: `duplicateColumn`.
    init(_ plan: ColumnPlan) throws(RecordStreamsError) {
        guard Set(plan.written).count == plan.written.count else {
            throw RecordStreamsError(.duplicateColumn, "a column is written twice")
        }
        known = plan.known
        var names: [String] = []
        for name in plan.read + plan.written + plan.dropped.sorted() where !names.contains(name) { names.append(name) }
        fields = names.map { name in
            Field(name: name, written: plan.written.firstIndex(of: name), isDropped: plan.dropped.contains(name))
        }
        read = plan.read.map { name in names.firstIndex(of: name)! }
        written = plan.written.map { name in names.firstIndex(of: name)! }
    }
}
