public import ProtectionKeys

/// Protects tables as a catalog says: the door that most users come in by.
///
/// @Snippet(path: "swift-data-protection/Snippets/ProtectTable")
///
/// Values, rows and columns go in and come out in the same shape, with what is stored in the place of what was given, and
/// the values of indexes beside. Whole columns in one call are several times as fast as row by row.
///
/// Make one and keep it: it is safe to use from all threads, and keeps derived keys ready. It is a snapshot of the keyset:
/// where keys change, make a new one.
public final class Protector: Sendable {
    /// What the tables hold.
    public let catalog: Catalog

    package let root: RootKeyset
    let reveals: RevealControl?
    let maskings: RevealMaskings
    private let tables: [String: TablePlan]

    /// Makes a protector.
    ///
    /// - Parameters:
    ///   - catalog: what the tables hold.
    ///   - root: its primary key protects; its enabled keys open, and are looked for.
    ///   - reveals: decides and records what sessions show; nil where nothing is ever shown.
    /// - Throws: `invalidCatalog` with all errors of ``Catalog/findings``, one a line.
    public init(
        _ catalog: Catalog, _ root: RootKeyset, reveals: RevealControl? = nil
    ) throws(DataProtectionError) {
        let errors = catalog.findings.filter { $0.severity == .error }
        guard errors.isEmpty else {
            throw DataProtectionError(.invalidCatalog, errors.map(\.description).joined(separator: "\n"))
        }
        self.catalog = catalog
        self.root = root
        self.reveals = reveals
        maskings = RevealMaskings(root)
        var primitives = Primitives(root)
        var tables: [String: TablePlan] = [:]
        for table in catalog.tables {
            do throws(DataProtectionError) {
                tables[table.name.text] = try TablePlan(table, &primitives)
            } catch {
                var error = error
                error.table = table.name.text
                throw error
            }
        }
        self.tables = tables
    }

    func plan(_ table: String) throws(DataProtectionError) -> TablePlan {
        if let plan = tables[table] { return plan }
        throw DataProtectionError(.unknownTable, "the catalog has no such table", table: table)
    }
}

extension Protector: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The tables, and the keys by id, type and status; never their bytes.
    public var description: String { "Protector(\(tables.keys.sorted().joined(separator: ", ")); \(root))" }
    /// The same.
    public var debugDescription: String { description }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
