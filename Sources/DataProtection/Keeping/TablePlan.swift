import FieldEncryption
import ProtectionKeys
import Tokenization

/// A table of the catalog, with its primitives ready.
struct TablePlan: Sendable {
    let catalog: TableCatalog
    let root: RootKeyset
    /// The columns that are protected.
    let columns: [ColumnPlan]
    /// The columns that stand beside those: of indexes and ids of keys.
    let beside: Set<String>
    /// The columns that may be given, unless others may be.
    let known: Set<String>
    /// The same in small letters, where others may be given too.
    private let knownInSmallLetters: Set<String>

    var name: String { catalog.name.text }

    /// Whether values of the table end with their subject.
    var isErasable: Bool { columns.contains { $0.keeper.isErasable } }

    init(_ catalog: TableCatalog, _ primitives: inout Primitives) throws(DataProtectionError) {
        self.catalog = catalog
        root = primitives.root
        var known = Set(catalog.columns.map(\.name.text))
        for name in [catalog.tenantColumn, catalog.record?.text, catalog.subject?.text] {
            if let name { known.insert(name) }
        }
        var (columns, beside) = ([ColumnPlan](), Set<String>())
        for column in catalog.columns {
            guard let keeper = try primitives.keeper(of: column) else { continue }
            let indexes = column.indexes.map { IndexPlan(column: $0.column.text, index: primitives.index($0)) }
            columns.append(
                ColumnPlan(
                    name: column.name.text, domain: catalog.domain(of: column), keeper: keeper,
                    indexes: indexes, keyID: column.keyID?.text, catalog: column))
            beside.formUnion(indexes.map(\.column))
            if let keyID = column.keyID?.text { beside.insert(keyID) }
        }
        self.columns = columns
        self.beside = beside
        known.formUnion(beside)
        self.known = known
        knownInSmallLetters = catalog.allowsOtherColumns ? Set(known.map { $0.lowercased() }) : []
    }

    func column(_ name: String) throws(DataProtectionError) -> ColumnPlan {
        if let column = columns.first(where: { $0.name == name }) { return column }
        guard known.contains(name) || catalog.allowsOtherColumns else { throw unknownColumn(name) }
        throw DataProtectionError(.notProtected, "the column is clear", table: self.name, column: name)
    }

    func unknownColumn(_ name: String) -> DataProtectionError {
        DataProtectionError(
            .unknownColumn, "the catalog has no such column: declare it, as clear if need be", table: self.name,
            column: name)
    }

    /// Whether the columns may be given.
    ///
    /// Databases take names in capitals for the same: a value under such a one would be stored in clear where protected ones
    /// stand.
    func requireKnown(_ names: [String]) throws(DataProtectionError) {
        for name in names where !known.contains(name) {
            guard catalog.allowsOtherColumns else { throw unknownColumn(name) }
            guard knownInSmallLetters.contains(name.lowercased()) else { continue }
            throw DataProtectionError(
                .unknownColumn, "the catalog has this column in other small and capital letters: write it as there",
                table: self.name, column: name)
        }
    }
}

/// A protected column of a table.
struct ColumnPlan: Sendable {
    let name: String
    let domain: String
    let keeper: ColumnKeeper
    let indexes: [IndexPlan]
    /// The column with the ids of keys.
    let keyID: String?
    let catalog: ColumnProtection

    func context(_ tenant: String?) -> FieldContext { FieldContext(tenant: tenant, domain: domain) }
}

/// An index of a column.
struct IndexPlan: Sendable {
    /// Where its values are stored.
    let column: String
    let index: BlindIndex
}
