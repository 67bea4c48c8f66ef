import DataProtection
import RecordStreams

/// The columns of a table of a catalog, as files with its rows have them.
struct TableShape {
    let table: TableCatalog

    var name: String { table.name.text }

    /// - Throws: a failure where the catalog has no such table.
    init(_ catalog: Catalog, table name: String) throws {
        guard let table = catalog[name] else {
            throw CommandFailure(.usage, "the catalog has no table '\(name)'")
        }
        self.table = table
    }

    /// What is protected.
    var protected: Set<String> { Set(table.columns.lazy.filter { $0.storage != .clear }.map(\.name.text)) }

    /// What says whose a row is, what it is called, and whom it is about.
    var keys: Set<String> {
        var names = Set([table.record, table.subject].compactMap { $0?.text })
        if case .column(let tenant) = table.tenant { names.insert(tenant.text) }
        return names
    }

    /// What stands beside protected values for the ids of their keys.
    var keyIDs: Set<String> { Set(table.columns.compactMap { $0.keyID?.text }) }

    /// What stands beside protected values: of indexes, and ids of keys.
    var beside: Set<String> { keyIDs.union(table.columns.flatMap { $0.indexes.map(\.column.text) }) }

    /// All that the catalog names.
    var known: Set<String> { Set(table.columns.map(\.name.text)).union(keys).union(beside) }

    /// What a row may have; nil for anything.
    var allowed: Set<String>? { table.allowsOtherColumns ? nil : known }

    /// - Throws: a failure where a column may not be there.
    func requireKnown(_ columns: [String]) throws {
        guard let allowed, let column = columns.first(where: { !allowed.contains($0) }) else { return }
        throw CommandFailure(
            .wrongData,
            "\(name).\(column): the catalog has no such column: declare it, as clear if need be")
    }
}

extension RowFailure {
    /// What the library says of a row; thrown where it is about no row.
    init(_ error: DataProtectionError) throws {
        guard let row = error.row else { throw error }
        let column = error.column.map { "column '\($0)': " } ?? ""
        self.init(row: row, reason: column + error.message)
    }
}
