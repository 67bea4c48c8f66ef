import FieldEncryption
import ProtectionKeys

/// The work on one column: its values and those of its indexes, tenant by tenant.
struct ColumnWork {
    private let column: ColumnPlan
    private let values: [String?]
    private let tasks: [ColumnTask]
    private let records: [String]
    /// The key of each row's subject; empty where values do not end with one.
    private let subjectKeys: [SubjectKey?]
    private let root: RootKeyset
    private let isUniform: Bool
    private(set) var results: [String?]
    private(set) var indexes: [(plan: IndexPlan, values: [String?])] = []
    private(set) var failures: [DataProtectionError] = []

    init(
        _ column: ColumnPlan, _ values: [String?], _ tasks: [ColumnTask], records: [String],
        subjectKeys: [SubjectKey?], _ root: RootKeyset
    ) {
        self.column = column
        self.values = values
        self.tasks = tasks
        self.records = records
        self.subjectKeys = subjectKeys
        self.root = root
        isUniform = tasks.allSatisfy { $0 == .protect }
        results = values
    }

    /// - Parameter stored: what stands in the index's column, if that was given.
    mutating func addIndex(_ index: IndexPlan, stored: [String?]?) {
        indexes.append((index, stored ?? [String?](repeating: nil, count: values.count)))
    }

    /// Works on the rows of a tenant.
    ///
    /// - Parameter reindexing: whether index values of other keys than the primary are made anew.
    mutating func run(_ group: TenantGroups.Group, reindexing: Bool) {
        let context = column.context(group.tenant)
        if isUniform, group.rows.count == values.count {
            // All rows at once: nothing is picked apart.
            let texts = values.map { $0! }  // Only what is there is protected.
            let outcome = column.keeper.protect(
                texts, records: records, subjectKeys: subjectKeys.map { $0! }, context: context)  // As are their keys.
            results = outcome.results
            failures += outcome.failures
            index(texts, rows: nil, context)
            return
        }
        protect(group.rows.filter { tasks[$0] == .protect }, values: nil, context)
        move(group.rows, context)
        clearIndexes(group.rows)
        reindex(group.rows.filter { if case .keep = tasks[$0] { true } else { false } }, context, stale: reindexing)
    }

    private func picked(_ rows: [Int]) -> [String] { records.isEmpty ? [] : rows.map { records[$0] } }

    private func pickedKeys(_ rows: [Int]) -> [SubjectKey?] { subjectKeys.isEmpty ? [] : rows.map { subjectKeys[$0] } }

    /// Protects rows and indexes them.
    ///
    /// - Parameter values: what the rows hold; what was given where nil.
    private mutating func protect(_ rows: [Int], values texts: [String]?, _ context: FieldContext) {
        if rows.isEmpty { return }
        let texts = texts ?? rows.map { values[$0]! }  // Only what is there is protected.
        let keys = pickedKeys(rows).map { $0! }  // Nothing is protected for whom has none.
        let outcome = column.keeper.protect(texts, records: picked(rows), subjectKeys: keys, context: context)
        for (place, row) in rows.enumerated() { results[row] = outcome.results[place] }
        for failure in outcome.failures { failures.append(failure.inRow(rows[failure.row!])) }
        index(texts, rows: rows, context)
    }

    /// Opens rows and protects them anew, key by key where they do not say which key made them.
    private mutating func move(_ rows: [Int], _ context: FieldContext) {
        var byKey: [KeyID?: [Int]] = [:]
        for row in rows { if case .move(let keyID) = tasks[row] { byKey[keyID, default: []].append(row) } }
        for (keyID, rows) in byKey {
            let (opened, texts) = open(rows, context, keyID: keyID)
            protect(opened, values: texts, context)
        }
    }

    /// The values of rows, of those that open.
    private mutating func open(
        _ rows: [Int], _ context: FieldContext, keyID: KeyID?
    ) -> (rows: [Int], texts: [String]) {
        let stored = rows.map { values[$0]! }  // Only what is there has a task.
        let outcome = column.keeper.open(
            stored, records: picked(rows), subjectKeys: pickedKeys(rows), context: context, keyID: keyID)
        for failure in outcome.failures { failures.append(failure.inRow(rows[failure.row!])) }
        var opened: (rows: [Int], texts: [String]) = ([], [])
        for (place, row) in rows.enumerated() {
            if let text = outcome.results[place] {
                opened.rows.append(row)
                opened.texts.append(text)
            }
        }
        return opened
    }

    /// What is gone is not found any more.
    private mutating func clearIndexes(_ rows: [Int]) {
        for place in indexes.indices {
            for row in rows where values[row] == nil { indexes[place].values[row] = nil }
        }
    }

    /// Indexes rows that stay as they are, and have no index value, or a stale one.
    private mutating func reindex(_ rows: [Int], _ context: FieldContext, stale: Bool) {
        guard !indexes.isEmpty, column.keeper.isReversible else { return }
        let wanted = rows.filter { row in
            indexes.contains { index in
                guard let text = index.values[row] else { return true }
                guard stale else { return false }
                let value = try? BlindIndexValue(text: text)
                return value.map(index.plan.index.needsRotation) ?? true
            }
        }
        if wanted.isEmpty { return }
        var byKey: [KeyID?: [Int]] = [:]
        for row in wanted { if case .keep(let keyID) = tasks[row] { byKey[keyID, default: []].append(row) } }
        for (keyID, rows) in byKey {
            // Under another key than its own it would open too, to something else.
            guard keyID != nil || !column.keeper.isSilent else {
                let failure = DataProtectionError(
                    .undecidable,
                    "the value does not say which key made it, so it cannot be indexed: give its index value")
                for row in rows { failures.append(failure.inRow(row)) }
                continue
            }
            let (opened, texts) = open(rows, context, keyID: keyID)
            index(texts, rows: opened, context)
        }
    }

    /// - Parameter rows: whose values they are; all where nil.
    private mutating func index(_ texts: [String], rows: [Int]?, _ context: FieldContext) {
        for place in indexes.indices {
            do throws(FieldEncryptionError) {
                let found = try indexes[place].plan.index.blindIndexColumn(of: texts, context: context)
                guard let rows else {
                    indexes[place].values = found.map { $0?.text }
                    continue
                }
                for (number, row) in rows.enumerated() { indexes[place].values[row] = found[number]?.text }
            } catch {
                for row in rows ?? Array(values.indices) { failures.append(DataProtectionError(error).inRow(row)) }
            }
        }
    }
}
