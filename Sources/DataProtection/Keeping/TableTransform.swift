import CryptoCore
import ProtectionKeys

/// One pass over rows of a table: each protected column and what stands beside it, tenant by tenant.
///
/// Columns are worked on whole, since keys are looked up and memory is asked for once for all rows of a tenant.
struct TableTransform {
    private let plan: TablePlan
    private let pass: TablePass
    private let input: TableColumns
    private let groups: [TenantGroups.Group]
    /// The key of each row, empty where it has none; empty where the table names no such column.
    private let records: [String]
    /// What is known of each row's subject; nil where it names none. Empty where values do not end with one.
    private let subjects: [SubjectKeyState?]
    private(set) var output: TableColumns
    private(set) var failures: [DataProtectionError] = []
    /// What was found, by column.
    private(set) var counts: [String: ColumnCounts] = [:]
    private var isFailed: [Bool]
    /// Rows that nothing can be done with.
    private var isSkipped: [Bool] = []

    init(
        _ plan: TablePlan, _ input: TableColumns, _ pass: TablePass, subjects states: SubjectStates?
    ) throws(DataProtectionError) {
        try plan.requireKnown(input.names)
        self.plan = plan
        self.pass = pass
        self.input = input
        output = input
        var failures: [DataProtectionError] = []
        groups = try TenantGroups(plan, input, failures: &failures).groups
        subjects = states?.rows(plan, input, groups) ?? []
        records = plan.catalog.record.flatMap { input[$0.text] }?.map { $0 ?? "" } ?? []
        isFailed = [Bool](repeating: false, count: input.count)
        for failure in failures { fail(failure) }
    }

    mutating func run() throws(DataProtectionError) {
        try requireRecords()
        // What else is wrong with the others is told column by column.
        isSkipped = isFailed
        for column in plan.columns { if let values = input[column.name] { try run(column, values) } }
        failures.sort { ($0.row ?? 0) < ($1.row ?? 0) }
    }

    private var isRotation: Bool { if case .rotate = pass { true } else { false } }

    /// The rows without a failure.
    var passedRows: [Int] { isFailed.indices.filter { !isFailed[$0] } }

    private mutating func fail(_ failure: DataProtectionError, _ column: String? = nil) {
        var failure = failure
        failure.table = plan.name
        failure.column = failure.column ?? column
        if let row = failure.row { isFailed[row] = true }
        failures.append(failure)
    }

    /// Where values are bound to rows, each row has a key, and in new data one of its own.
    private mutating func requireRecords() throws(DataProtectionError) {
        guard let name = plan.catalog.record?.text,
            plan.columns.contains(where: { $0.keeper.needsRecord && input[$0.name] != nil })
        else { return }
        guard !records.isEmpty || input.count == 0 else {
            throw DataProtectionError(
                .recordMissing, "the column with the rows' keys was not given, and values are bound to their rows",
                table: plan.name, column: name)
        }
        let areNew = if case .protect = pass { true } else { false }
        for group in groups {
            var seen: Set<ByteText> = []
            let areNew = areNew && !areAscending(group.rows)
            if areNew { seen.reserveCapacity(group.rows.count) }
            for row in group.rows {
                if records[row].isEmpty {
                    fail(DataProtectionError(.recordMissing, "the row has no key", column: name, row: row))
                } else if areNew, !seen.insert(ByteText(records[row])).inserted {
                    fail(
                        DataProtectionError(
                            .duplicateRecord, "a row before it has the same key", column: name, row: row))
                }
            }
        }
    }

    /// Whether each row's key comes behind the one before it, by length and then by its characters: then no two are equal,
    /// as with numbers that were counted up.
    private func areAscending(_ rows: [Int]) -> Bool {
        zip(rows, rows.dropFirst()).allSatisfy { first, second in
            let (a, b) = (records[first], records[second])
            return a.utf8.count == b.utf8.count ? a < b : a.utf8.count < b.utf8.count
        }
    }

    private mutating func run(_ column: ColumnPlan, _ values: [String?]) throws(DataProtectionError) {
        let tasks = tasks(column, values)
        let subjectKeys = column.keeper.isErasable ? subjects.map { $0?.key } : []
        var work = ColumnWork(column, values, tasks, records: records, subjectKeys: subjectKeys, plan.root)
        for index in column.indexes { work.addIndex(index, stored: input[index.column]) }
        for group in groups { work.run(group, reindexing: isRotation) }
        output.set(column.name, work.results)
        for (index, values) in zip(column.indexes, work.indexes) { output.set(index.column, values.values) }
        if let name = column.keyID { output.set(name, keyIDs(tasks, column, values, input[name])) }
        for failure in work.failures { fail(failure, column.name) }
    }

    /// The id of the key that made each value.
    private func keyIDs(
        _ tasks: [ColumnTask], _ column: ColumnPlan, _ values: [String?], _ before: [String?]?
    ) -> [String?] {
        let primary = plan.root.primaryKeyID.description
        return tasks.indices.map { row in
            switch tasks[row] {
            case .nothing: values[row] == nil ? nil : before?[row]
            case .protect, .move: primary
            case .keep(let keyID): before?[row] ?? (keyID ?? values[row].flatMap { told(by: $0, column) })?.description
            }
        }
    }

    /// The key of a value that says it.
    private func told(by value: String, _ column: ColumnPlan) -> KeyID? {
        guard case .ofKey(let keyID, _) = column.keeper.form(of: value, plan.root, judging: false) else { return nil }
        return keyID
    }

    /// What is to be done with each value of a column.
    private mutating func tasks(_ column: ColumnPlan, _ values: [String?]) -> [ColumnTask] {
        let keyIDs = column.keyID.flatMap { input[$0] }
        var tasks = [ColumnTask](repeating: .nothing, count: values.count)
        // New values of these do not tell, and are most of what is protected.
        if case .protect = pass, keyIDs == nil, case .format(let tokenizer) = column.keeper,
            tokenizer.mismatch == .refuse
        {
            for row in values.indices where values[row] != nil && !isSkipped[row] { tasks[row] = .protect }
            return tasks
        }
        let isErasable = column.keeper.isErasable
        let isRotation = isRotation
        var counts = ColumnCounts()
        for row in values.indices {
            guard let value = values[row] else {
                counts.empty += 1
                continue
            }
            if isSkipped[row] { continue }
            do throws(DataProtectionError) {
                let form = try StoredForm.of(
                    value, column, keyID: keyIDs.map { $0[row] }, plan.root, judging: isRotation)
                if isErasable, try isGone(form, row) {
                    counts.shredded += 1
                    continue
                }
                counts.count(form)
                tasks[row] = try task(form, column)
            } catch {
                fail(error.inRow(row), column.name)
            }
        }
        self.counts[column.name] = counts
        return tasks
    }

    /// Whether there is nothing left to move, since the subject was erased.
    ///
    /// - Throws: where a value would have to be protected for nobody, or for somebody who was erased.
    private func isGone(_ form: StoredForm, _ row: Int) throws(DataProtectionError) -> Bool {
        switch (subjects[row], pass) {
        case (.shredded?, .protect):
            throw DataProtectionError(
                .subjectShredded, "the subject was erased: who comes back needs another id")
        case (.shredded?, .rotate) where form == .plaintext:
            throw DataProtectionError(
                .subjectShredded, "the subject was erased, and a value of it stands here in clear: delete it")
        case (.shredded?, .rotate): return true
        case (nil, _):
            throw DataProtectionError(
                .subjectMissing, "the row does not say whom it is about, and the value ends with its subject")
        case (.key?, _): return false
        case (.absent?, _):
            if case .ofKey(_, isCurrent: false) = form, case .rotate = pass { throw Self.noKeyMade }
            if form == .plaintext { throw Self.noKeyMade }
            return false
        }
    }

    private static var noKeyMade: DataProtectionError {
        DataProtectionError(.storeDamaged, "the store of subject keys was asked to make one, and made none")
    }

    private func task(_ form: StoredForm, _ column: ColumnPlan) throws(DataProtectionError) -> ColumnTask {
        switch (form, pass) {
        case (.ofUnknownKey(let keyID), _):
            throw DataProtectionError(
                .keyNotFound, "what is stored was made with another keyset, or its key was removed from this one",
                keyID: keyID)
        case (.plaintext, _), (.undecided, .protect): return .protect
        case (_, .protect(.refuse)):
            throw DataProtectionError(
                .alreadyProtected, "the value is protected already: leave it out, or ask for it to be passed")
        case (.ofKey(let keyID, _), .protect(.pass)): return .keep(column.keeper.isSilent ? keyID : nil)
        case (_, .protect(.pass)):
            if column.keyID != nil, onlyKeyID == nil { throw Self.undecidable }
            return .keep(onlyKeyID)
        case (.ofKey(let keyID, isCurrent: true), .rotate): return .keep(column.keeper.isSilent ? keyID : nil)
        case (.ofKey(let keyID, isCurrent: false), .rotate):
            // No way back, so it stays until its row is written with a new value.
            if !column.keeper.isReversible { return .keep(nil) }
            try requireLive(keyID)
            return .move(column.keeper.isSilent ? keyID : nil)
        case (.ofSomeKey, .rotate(.plaintext)): return .keep(plan.root.primaryKeyID)
        case (.undecided, .rotate(.plaintext)): return .protect
        case (.undecided, .rotate(.ofKey(let keyID))), (.ofSomeKey, .rotate(.ofKey(let keyID))):
            return keyID == plan.root.primaryKeyID ? .keep(keyID) : .move(keyID)
        case (.ofSomeKey, .rotate(.refused)) where onlyKeyID != nil: return .keep(onlyKeyID)
        case (.undecided, .rotate(.refused)), (.ofSomeKey, .rotate(.refused)):
            throw Self.undecidable
        }
    }

    private static var undecidable: DataProtectionError {
        DataProtectionError(
            .undecidable,
            "the value does not say which key made it: name a column for the key's id, with that of each row that is "
                + "there, or say what values are that do not tell")
    }

    /// The key of whatever the keyset's keys have made, where there is but one.
    private var onlyKeyID: KeyID? { plan.root.keys.count == 1 ? plan.root.primaryKeyID : nil }

    private func requireLive(_ keyID: KeyID) throws(DataProtectionError) {
        do throws(ProtectionKeysError) {
            try plan.root.requireLive(keyID)
        } catch {
            let code: DataProtectionError.Code = error.code == .keyDestroyed ? .keyDestroyed : .keyDisabled
            throw DataProtectionError(code, error.message, keyID: keyID)
        }
    }
}

extension StoredForm {
    /// What a value of a column is, with what the column for the key's id says of it.
    ///
    /// - Parameter judging: as for `ColumnKeeper.form(of:_:judging:)`.
    static func of(
        _ value: String, _ column: ColumnPlan, keyID text: String??, _ root: RootKeyset, judging: Bool = true
    ) throws(DataProtectionError) -> StoredForm {
        let form = column.keeper.form(of: value, root, judging: judging)
        // Nil where there is no such column, or it was not given.
        guard let text else { return form }
        switch form {
        case .undecided:
            guard let text, !text.isEmpty else { return .plaintext }
            return ColumnKeeper.form(of: try keyID(text, column), root)
        case .ofSomeKey:
            guard let text, !text.isEmpty else { return form }
            return ColumnKeeper.form(of: try keyID(text, column), root)
        default: return form
        }
    }

    private static func keyID(_ text: String, _ column: ColumnPlan) throws(DataProtectionError) -> KeyID {
        if let keyID = KeyID(text) { return keyID }
        throw DataProtectionError(.undecidable, "what stands in the column \(column.keyID ?? "") is no key's id")
    }
}
