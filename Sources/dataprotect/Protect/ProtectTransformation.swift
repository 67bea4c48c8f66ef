import DataProtection
import RecordStreams

/// Protects the rows of a table of a catalog.
struct ProtectTransformation: RowTransformation {
    private let protector: Protector
    private let table: TableCatalog
    private let protectedInput: ProtectedInput

    /// - Throws: `unknownTable`.
    init(_ protector: Protector, table name: String, protectedInput: ProtectedInput) throws {
        guard let table = protector.catalog[name] else {
            throw CommandFailure(.usage, "the catalog has no table '\(name)'")
        }
        self.protector = protector
        self.table = table
        self.protectedInput = protectedInput
    }

    /// What is protected, and what that needs to know of a row.
    private var needed: Set<String> {
        var names = protected
        if case .column(let tenant) = table.tenant { names.insert(tenant.text) }
        if let record = table.record { names.insert(record.text) }
        return names
    }

    private var protected: Set<String> {
        Set(table.columns.lazy.filter { $0.storage != .clear }.map(\.name.text))
    }

    /// What stands beside protected values: of indexes, and ids of keys.
    private var beside: Set<String> {
        Set(
            table.columns.flatMap { column in column.indexes.map(\.column.text) + (column.keyID.map { [$0.text] } ?? [])
            })
    }

    func plan(_ columns: [String]?) throws -> ColumnPlan {
        let known = Set(table.columns.map(\.name.text)).union(needed).union(beside).union(
            table.subject.map { [$0.text] } ?? [])
        let given = columns ?? known.sorted()
        // No rows, but all names: refuses what is not known, and says what will be there.
        let output = try protector.protect(TableColumns(given.map { ($0, []) }), table: table.name.text).columns.names
        // With what stands beside, since ids of keys say of some values that they are protected already.
        let (read, changed) = (needed.union(beside), protected.union(beside))
        return ColumnPlan(
            read: given.filter(read.contains), written: output.filter(changed.contains),
            known: table.allowsOtherColumns ? nil : known)
    }

    func transform(_ columns: [[String?]], count: Int, plan: ColumnPlan) async throws -> TransformedColumns {
        let given = try TableColumns(zip(plan.read, columns).map { ($0, $1) })
        let result = try await protector.protect(
            given, table: table.name.text, protectedInput: protectedInput, failures: .collect)
        var values = plan.written.map { result.columns[$0] ?? [] }
        guard !result.failures.isEmpty else { return TransformedColumns(values) }
        for column in values.indices {
            var all = [String?](repeating: nil, count: count)
            for (place, row) in result.rows.enumerated() { all[row] = values[column][place] }
            values[column] = all
        }
        return TransformedColumns(values, failures: try result.failures.map(Self.failure))
    }

    private static func failure(_ error: DataProtectionError) throws -> RowFailure {
        guard let row = error.row else { throw error }
        let column = error.column.map { "column '\($0)': " } ?? ""
        return RowFailure(row: row, reason: column + error.message)
    }
}
