import ProtectionKeys
import Synchronization

extension Protector {
    /// Goes through a table and brings every row to what it would be if it were written today: protects what is in clear,
    /// moves what is of an old key to the primary one, and makes index values anew that are missing or of an old key.
    ///
    /// So it encrypts a table that is in use, and it moves one from key to key after a new key was promoted. Rows tell by
    /// themselves what they are, so that the service goes on reading and writing meanwhile, and a second run finds nothing to
    /// do. Format-preserving tokens do not tell, unless their column names one for the key's id: for these see
    /// ``UndecidedValues``.
    ///
    /// Every chunk is written in one transaction with the run's cursor: a run that is killed or cancelled loses and doubles
    /// nothing, and calling this again takes it up. One-way tokens have no way back and stay under their key. Erasable values
    /// keep their subject's key; those whose subject was erased are left as they are, and counted.
    ///
    /// - Parameters:
    ///   - table: which table.
    ///   - source: where it is.
    ///   - options: how it is gone through; a dry run counts by key and state and writes nothing.
    ///   - progress: is called after every chunk.
    /// - Returns: what was found and done by this call.
    /// - Throws: `unknownTable`; `wrongKeyset` before anything is written, where the first rows, or an earlier run, are of
    ///   another keyset; `undecidable`, `runFinished` for values that do not tell; `cursorMoved`; `CancellationError`;
    ///   what the source throws; `storeUnavailable`, `storeDamaged` of the store of subject keys; and, unless failures are
    ///   collected, what a row fails with.
    public func rotate(
        table: String, in source: some RecordSource, options: RotationOptions = RotationOptions(),
        progress: (@Sendable (RotationReport) -> Void)? = nil
    ) async throws -> RotationReport {
        let plan = try plan(table)
        let run = try RotationRun(
            plan, options.undecided, try await source.cursor(of: RotationRun.name(of: plan)))
        if options.isDryRun { return try await survey(plan, source, options, run, progress) }
        if run.cursor.position == nil { try await requireKeyset(plan, source, options, run) }
        return try await rotate(plan, source, options, run, progress)
    }

    private func rotate(
        _ plan: TablePlan, _ source: some RecordSource, _ options: RotationOptions, _ begun: RotationRun,
        _ progress: (@Sendable (RotationReport) -> Void)?
    ) async throws -> RotationReport {
        var run = begun
        var report = RotationReport(table: plan.name, resumedAfter: run.cursor.rows)
        while !run.cursor.isFinished {
            try Task.checkCancellation()
            let step = try await self.step(plan, source, options, run, report)
            run.commit(step.cursor)
            report = step.report
            progress?(report)
        }
        return report
    }

    /// Moves one chunk.
    private func step(
        _ plan: TablePlan, _ source: some RecordSource, _ options: RotationOptions, _ run: RotationRun,
        _ before: RotationReport
    ) async throws -> (cursor: RotationCursor, report: RotationReport) {
        let (cursor, undecided) = (run.cursor, run.undecided)
        let request = plan.request(cursor, options)
        var subjects = try await subjectStates(plan, source, request)
        for _ in 0..<Self.attempts {
            let states = subjects
            let outcome = Mutex<Outcome?>(nil)
            do {
                try await source.update(request, run: run.name, from: run.stored) { chunk in
                    if let demand = try states?.lacks(plan, chunk) {
                        outcome.withLock { $0 = .lacking(demand) }
                        throw SubjectsChanged()
                    }
                    let step = try RotationStep(plan, chunk, cursor, undecided, options, subjects: states)
                    outcome.withLock { $0 = .done(step.update.cursor, step.added(to: before)) }
                    return step.update
                }
            } catch {
                // Sources may wrap what is thrown. Keys are asked for outside of the transaction.
                guard case .lacking(let demand)? = outcome.withLock({ $0 }), var known = subjects else { throw error }
                try Task.checkCancellation()
                try await add(demand, to: &known, plan)
                subjects = known
                continue
            }
            guard case .done(let cursor, let report)? = outcome.withLock({ $0 }) else {
                throw DataProtectionError(
                    .sourceMisbehaved, "the source wrote nothing: it has to call what it is given", table: plan.name)
            }
            return (cursor, report)
        }
        throw DataProtectionError(
            .sourceMisbehaved, "the rows of a chunk change faster than keys can be asked for: take smaller chunks",
            table: plan.name)
    }

    /// What became of a transaction.
    private enum Outcome {
        case done(RotationCursor, RotationReport)
        /// Rows have come to need keys that were not asked for.
        case lacking(SubjectDemand)
    }

    /// How often the subjects of a chunk may change between the look at it and its transaction.
    private static var attempts: Int { 100 }

    /// The keys of the subjects of the next rows; nil for tables where nothing ends with its subject.
    private func subjectStates(
        _ plan: TablePlan, _ source: some RecordSource, _ request: RecordRequest
    ) async throws -> SubjectStates? {
        guard plan.isErasable else { return nil }
        let chunk = try await source.rows(request)
        try plan.requireColumns(of: chunk)
        return try await subjectStates(plan, chunk.columns, making: .moved)
    }

    /// Counts, and writes nothing.
    private func survey(
        _ plan: TablePlan, _ source: some RecordSource, _ options: RotationOptions, _ run: RotationRun,
        _ progress: (@Sendable (RotationReport) -> Void)?
    ) async throws -> RotationReport {
        var report = RotationReport(table: plan.name, resumedAfter: run.cursor.rows)
        var cursor = run.cursor
        while !report.isFinished {
            try Task.checkCancellation()
            let chunk = try await source.rows(plan.request(cursor, options))
            try plan.requireColumns(of: chunk)
            let subjects = try await subjectStates(plan, chunk.columns, making: .nothing)
            for column in plan.columns {
                report.columns[column.name, default: ColumnCounts()] += plan.counts(
                    of: column, in: chunk.columns, subjects: subjects)
            }
            cursor.position = chunk.end
            report.rows += chunk.columns.count
            report.isFinished = chunk.columns.count < options.chunkSize
            progress?(report)
        }
        return report
    }

    /// The first rows are not all of another keyset.
    private func requireKeyset(
        _ plan: TablePlan, _ source: some RecordSource, _ options: RotationOptions, _ run: RotationRun
    ) async throws {
        let chunk = try await source.rows(plan.request(run.cursor, options))
        try plan.requireColumns(of: chunk)
        var (known, unknown) = (0, 0)
        for column in plan.columns {
            let counts = plan.counts(of: column, in: chunk.columns)
            known += counts.byKey.values.reduce(0, +)
            unknown += counts.ofUnknownKey
        }
        guard unknown == 0 || known > 0 else {
            throw DataProtectionError(
                .wrongKeyset, "what is protected in the first rows is of keys that this keyset does not have",
                table: plan.name)
        }
    }
}

extension TablePlan {
    func request(_ cursor: RotationCursor, _ options: RotationOptions) -> RecordRequest {
        RecordRequest(table: name, columns: storedColumns, position: cursor.position, limit: options.chunkSize)
    }

    /// All columns that a pass reads or writes.
    var storedColumns: [String] {
        var names: [String] = []
        func add(_ name: String?) { if let name, !names.contains(name) { names.append(name) } }
        add(catalog.tenantColumn)
        add(catalog.record?.text)
        if isErasable { add(catalog.subject?.text) }
        for column in columns {
            add(column.name)
            for index in column.indexes { add(index.column) }
            add(column.keyID)
        }
        return names
    }

    func requireColumns(of chunk: RecordChunk) throws(DataProtectionError) {
        for name in storedColumns where !chunk.columns.names.contains(name) {
            throw DataProtectionError(
                .sourceMisbehaved, "the source did not give a column that it was asked for", table: self.name,
                column: name)
        }
        guard chunk.columns.count == 0 || chunk.end != nil else {
            throw DataProtectionError(
                .sourceMisbehaved, "the source did not say where its rows end", table: name)
        }
    }

    /// What a column holds.
    func counts(
        of column: ColumnPlan, in columns: TableColumns, subjects states: SubjectStates? = nil
    ) -> ColumnCounts {
        var counts = ColumnCounts()
        let subjects = column.keeper.isErasable ? states?.rows(self, columns) : nil
        let keyIDs = column.keyID.flatMap { columns[$0] }
        for (row, value) in (columns[column.name] ?? []).enumerated() {
            guard let value else {
                counts.empty += 1
                continue
            }
            if let form = try? StoredForm.of(value, column, keyID: keyIDs.map { $0[row] }, root) {
                if subjects?[row] == .shredded, form != .plaintext {
                    counts.shredded += 1
                } else {
                    counts.count(form)
                }
            } else {
                counts.undecided += 1
            }
        }
        return counts
    }
}
