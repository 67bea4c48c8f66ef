import DataProtection
import Foundation
import RecordStreams
import RevealPolicy

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

    /// What is said of names tells where they stand, and not what they are: what is no header may be anything, a key too.
    ///
    /// - Parameters:
    ///   - columns: the names of the first row.
    ///   - others: names that may stand there too.
    /// - Throws: a failure where a column may not be there: in other capitals, or with spaces around it, not even where others
    ///   may, since whoever reads it takes it for the same.
    func requireKnown(_ columns: [String], beside others: Set<String> = []) throws {
        let known = known.union(others)
        let folded = Dictionary(known.map { (Self.folded($0), $0) }) { min($0, $1) }
        guard !known.isDisjoint(with: columns) || columns.contains(where: { folded[Self.folded($0)] != nil }) else {
            throw CommandFailure(
                .wrongData,
                "the first row names no column of the table \(name): is it a header, and do --format and --delimiter fit?"
            )
        }
        for (place, column) in columns.enumerated() where !known.contains(column) {
            let spot = "column \(place + 1) of the first row"
            if let other = folded[Self.folded(column)] {
                throw CommandFailure(
                    .wrongData,
                    "\(spot) is \(name).\(other) in other small and capital letters, or with spaces: write it as there")
            }
            if allowed != nil {
                let nearest = NearestName.of(column, among: known.sorted()).map { "; did you mean \($0)?" } ?? ""
                throw CommandFailure(
                    .wrongData,
                    "\(spot): the table \(name) has no such column in the catalog\(nearest): declare it, as clear if need be"
                )
            }
        }
    }

    private static func folded(_ name: String) -> String {
        name.trimmingCharacters(in: .whitespacesAndNewlines).uppercased().lowercased()
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
