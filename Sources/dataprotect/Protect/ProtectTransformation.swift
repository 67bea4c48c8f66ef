import DataProtection
import RecordStreams
import Synchronization

/// Protects the rows of a table of a catalog.
final class ProtectTransformation: RowTransformation {
    private let protector: Protector
    private let shape: TableShape
    private let protectedInput: ProtectedInput
    /// Whether any row had a value to be protected.
    private let hasProtected = Atomic(false)

    /// - Throws: a failure where the catalog has no such table.
    init(_ protector: Protector, table name: String, protectedInput: ProtectedInput) throws {
        self.protector = protector
        shape = try TableShape(protector.catalog, table: name)
        self.protectedInput = protectedInput
    }

    func plan(_ columns: [String]?) async throws -> ColumnPlan {
        if let columns { try shape.requireKnown(columns) }
        let given = columns ?? shape.known.sorted()
        // No rows, but all names: refuses what is not known, and says what will be there.
        let output = try await protector.protect(TableColumns(given.map { ($0, []) }), table: shape.name).columns.names
        // With what stands beside, since ids of keys say of some values that they are protected already.
        let read = shape.protected.union(shape.keys).union(shape.beside)
        let changed = shape.protected.union(shape.beside)
        return ColumnPlan(
            read: given.filter(read.contains), written: output.filter(changed.contains), known: shape.allowed)
    }

    func transform(_ columns: [[String?]], count: Int, plan: ColumnPlan) async throws -> TransformedColumns {
        let given = try TableColumns(zip(plan.read, columns).map { ($0, $1) })
        if given.names.contains(where: { shape.protected.contains($0) && given[$0]?.contains { $0 != nil } ?? false }) {
            hasProtected.store(true, ordering: .relaxed)
        }
        let result = try await protector.protect(
            given, table: shape.name, protectedInput: protectedInput, failures: .collect)
        var values = plan.written.map { result.columns[$0] ?? [] }
        guard !result.failures.isEmpty else { return TransformedColumns(values) }
        for column in values.indices {
            var all = [String?](repeating: nil, count: count)
            for (place, row) in result.rows.enumerated() { all[row] = values[column][place] }
            values[column] = all
        }
        return TransformedColumns(values, failures: try result.failures.map { try RowFailure($0) })
    }

    /// Whether there were rows, and in none of them anything to be protected: perhaps it was another file.
    func protectedNothing(_ counts: RecordCounts) -> Bool {
        counts.rows > counts.rejected && !shape.protected.isEmpty && !hasProtected.load(ordering: .relaxed)
    }
}
