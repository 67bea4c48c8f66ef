import DataProtection
import RecordStreams
import RevealPolicy

/// Shows the rows of a protected table as somebody may see them.
struct RevealTransformation: RowTransformation {
    private let session: RevealSession
    private let document: RevealDocument
    private let shape: TableShape
    private let rowFacts: RowFacts
    private let denied: DeniedCells
    private let includingPlaintext: Bool
    /// What is asked for; nil for everything.
    private let wanted: Set<String>?
    private let tally: RevealTally

    /// Budgets decide about a batch by what was shown before it.
    let isOrdered: Bool

    /// - Parameters:
    ///   - columns: those that are to be revealed; empty for all.
    ///   - includingPlaintext: whether a value that is not protected yet is shown too, in its form.
    /// - Throws: a failure where one of the columns can never be revealed.
    init(
        _ session: RevealSession, _ document: RevealDocument, _ shape: TableShape, columns: [String],
        denied: DeniedCells, includingPlaintext: Bool, tally: RevealTally
    ) throws {
        self.session = session
        self.document = document
        self.shape = shape
        self.denied = denied
        self.includingPlaintext = includingPlaintext
        self.tally = tally
        rowFacts = RowFacts(document, shape)
        wanted = columns.isEmpty ? nil : Set(columns)
        isOrdered =
            document.rules.contains { !$0.budgets.isEmpty } || document.breakGlass.contains { !$0.budgets.isEmpty }
        if let column = columns.first(where: { !governed.contains($0) }) {
            throw CommandFailure(
                .usage, "the column '\(column)' is neither protected by the catalog nor a field of the document")
        }
    }

    /// What a document decides about: what is protected, and what it names itself. All else stays as it is.
    private var governed: Set<String> {
        let fields = document.fields.lazy.map(\.name).filter { $0.table == shape.name }.map(\.column)
        return shape.protected.union(fields).subtracting(shape.beside)
    }

    /// What says what the rows are, and whom they are about by the document.
    private var keys: Set<String> {
        let fields = document.fields.lazy.filter { $0.name.table == shape.name }
        return shape.keys.union(fields.compactMap(\.subject))
    }

    func plan(_ columns: [String]?) throws -> ColumnPlan {
        let keys = keys
        let governed = governed
        if let columns { try shape.requireKnown(columns, beside: keys.union(governed)) }
        let given = columns ?? shape.known.union(keys).union(governed).union(rowFacts.names).sorted()
        let written = wanted.map(governed.intersection) ?? governed
        if let wanted, let columns, let missing = wanted.subtracting(columns).sorted().first {
            throw CommandFailure(.wrongData, "the first row names no column '\(missing)'")
        }
        let read = written.union(keys).union(shape.keyIDs).union(rowFacts.names)
        // What was not asked for goes; keys, which say what the rows are, stay where the document does not have them as fields.
        let dropped = shape.beside.union(governed.subtracting(written))
        return ColumnPlan(
            read: given.filter(read.contains), written: given.filter(written.contains),
            dropped: Set(given.filter(dropped.contains)), words: governed.subtracting(shape.protected),
            known: shape.allowed?.union(keys))
    }

    func transform(_ columns: [[String?]], count: Int, plan: ColumnPlan) async throws -> TransformedColumns {
        let given = try TableColumns(zip(plan.read, columns).map { ($0, $1) })
        // Nobody asks for what is not there.
        let fields = plan.written.filter { column in given[column]?.contains { $0 != nil } ?? false }
        let unchanged = plan.written.map { given[$0] ?? [] }
        if fields.isEmpty { return TransformedColumns(unchanged) }
        let (facts, failures) = rowFacts.facts(given)
        let revealed = try await session.reveal(
            given, in: shape.name, fields: fields, facts: facts, includingPlaintext: includingPlaintext)
        var output = TransformedColumns(
            zip(plan.written, unchanged).map { revealed.columns[$0] ?? $1 }, failures: failures)
        output.failures += try revealed.failures.map { try RowFailure($0) }
        withhold(revealed.authorization, given, plan, &output)
        return output
    }

    /// Deals with the cells that are not shown.
    private func withhold(
        _ authorization: Authorization, _ given: TableColumns, _ plan: ColumnPlan, _ output: inout TransformedColumns
    ) {
        for column in authorization.columns {
            let name = column.field.column
            if column.isUniform, column.outcome(inRow: 0).denial == nil { continue }
            guard let place = plan.written.firstIndex(of: name), let stored = given[name] else { continue }
            var counts: [RevealDenial: Int] = [:]
            var omitted = [Bool](repeating: false, count: denied == .omit ? stored.count : 0)
            for row in stored.indices where stored[row] != nil {
                guard let denial = column.outcome(inRow: row).denial else { continue }
                counts[denial, default: 0] += 1
                switch denied {
                case .null: break
                case .omit: omitted[row] = true
                case .fail:
                    let reason = "column '\(name)': is not shown: \(denial.message)"
                    output.failures.append(RowFailure(row: row, reason: reason))
                }
            }
            for (denial, count) in counts { tally.add(count, name, denial.message) }
            guard denied == .omit else { continue }
            if output.omitted.isEmpty { output.omitted = Array(repeating: [], count: plan.written.count) }
            output.omitted[place] = omitted
        }
    }
}
