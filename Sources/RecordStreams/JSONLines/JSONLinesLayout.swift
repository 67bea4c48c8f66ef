/// Which members of each object a plan is about.
package struct JSONLinesLayout: Sendable {
    /// A member that a plan names.
    struct Field: Sendable {
        let name: String
        /// Its column among those that are written; nil for one that is only read.
        let written: Int?
        let isDropped: Bool
        /// Whether it may be a number, `true` or `false`.
        let takesWords: Bool
    }

    let fields: [Field]
    /// For each column that is read, its field.
    let read: [Int]
    /// The columns that are written, by their fields.
    let written: [Int]

    /// What an object may have; nil for anything.
    private let known: Set<String>?
    /// The names of the fields, folded, which no other member may have in other small and capital letters.
    private let foldedFields: Set<String>

    /// - Throws: `duplicateColumn`.
    init(_ plan: ColumnPlan) throws(RecordStreamsError) {
        guard Set(plan.written).count == plan.written.count else {
            throw RecordStreamsError(.duplicateColumn, "a column is written twice")
        }
        known = plan.known
        var names: [String] = []
        for name in plan.read + plan.written + plan.dropped.sorted() where !names.contains(name) { names.append(name) }
        fields = names.map { name in
            let written = plan.written.firstIndex(of: name)
            return Field(
                name: name, written: written, isDropped: plan.dropped.contains(name),
                takesWords: written == nil || plan.words.contains(name))
        }
        foldedFields = Set(names.map { Self.folded($0) })
        read = plan.read.map { name in names.firstIndex(of: name)! }
        written = plan.written.map { name in names.firstIndex(of: name)! }
    }

    /// Without the difference of small and capital letters, also where several small ones have one capital.
    private static func folded(_ name: String) -> String { name.uppercased().lowercased() }

    /// Why an object may not have a member that is none of the fields; nil where it may.
    ///
    /// Whoever reads the output may take names in capitals for the same: what is protected would stand there in clear.
    func objection(to name: String?) -> String? {
        if let known { return known.contains(name ?? "") ? nil : "the object has a member that is not known" }
        guard let name, foldedFields.contains(Self.folded(name)) else { return nil }
        return "the object has a member of a known name in other small and capital letters: write it as there"
    }
}
