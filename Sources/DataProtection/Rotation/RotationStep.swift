import ProtectionKeys

/// What becomes of one chunk.
struct RotationStep {
    let update: RecordUpdate
    private let transform: TableTransform
    private let records: [String?]?

    init(
        _ plan: TablePlan, _ chunk: RecordChunk, _ cursor: RotationCursor, _ undecided: UndecidedValues,
        _ options: RotationOptions, subjects: SubjectStates?
    ) throws(DataProtectionError) {
        try plan.requireColumns(of: chunk)
        var transform = try TableTransform(plan, chunk.columns, .rotate(undecided), subjects: subjects)
        try transform.run()
        if options.failures == .refuse || undecided.isMoved(by: plan), let failure = transform.failures.first {
            throw failure
        }
        self.transform = transform
        records = plan.catalog.record.flatMap { chunk.columns[$0.text] }
        var next = cursor
        next.position = chunk.end ?? cursor.position
        // A cursor whose witness can no longer be read may say anything.
        next.rows = Int(clamping: Int128(next.rows) + Int128(chunk.columns.count))
        next.isFinished = chunk.columns.count < options.chunkSize
        try next.seal(plan)
        update = Self.update(chunk.columns, transform, plan, next)
    }

    func added(to report: RotationReport) -> RotationReport {
        var report = report
        report.add(transform, records: records, changed: update.rows.count, isFinished: update.cursor.isFinished)
        return report
    }

    /// Rows in which something changes, and columns in which something does.
    private static func update(
        _ before: TableColumns, _ transform: TableTransform, _ plan: TablePlan, _ cursor: RotationCursor
    ) -> RecordUpdate {
        let after = transform.output
        var changes: [(name: String, before: [String?], after: [String?])] = []
        for name in after.names {
            guard let old = before[name], let new = after[name], old != new else { continue }
            changes.append((name, old, new))
        }
        let rows = transform.passedRows.filter { row in changes.contains { $0.before[row] != $0.after[row] } }
        var columns = TableColumns(count: rows.count)
        for change in changes { columns.set(change.name, rows.map { change.after[$0] }) }
        return RecordUpdate(rows: rows, columns: columns, cursor: cursor)
    }
}
