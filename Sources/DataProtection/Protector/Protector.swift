public import FieldEncryption
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
    /// What keeps the keys of subjects ready; nil where no table needs them.
    let subjectKeys: SubjectKeyCache?
    let reveals: RevealControl?
    let maskings: RevealMaskings
    private let tables: [String: TablePlan]

    /// Makes a protector.
    ///
    /// - Parameters:
    ///   - catalog: what the tables hold.
    ///   - root: its primary key protects; its enabled keys open, and are looked for.
    ///   - subjectKeys: the keys of subjects, for catalogs with erasable columns. Unless it is a `SubjectKeyCache`, one is
    ///     put before it: a subject that is erased in another process is readable here for ten seconds more. Make a cache
    ///     for another time.
    ///   - reveals: decides and records what sessions show; nil where nothing is ever shown. A document that comes later and
    ///     does not fit the catalog is not decided by: the last good one stays.
    /// - Throws: `invalidCatalog` with all errors of ``Catalog/findings``, one a line; `documentMismatch` with all errors of
    ///   ``Catalog/findings(against:)``, likewise; `subjectKeysNeeded` for a catalog with erasable columns where no store
    ///   was given.
    public init(
        _ catalog: Catalog, _ root: RootKeyset, subjectKeys: (any SubjectKeyStore)? = nil,
        reveals: RevealControl? = nil
    ) throws(DataProtectionError) {
        let errors = catalog.findings.filter { $0.severity == .error }
        guard errors.isEmpty else {
            throw DataProtectionError(.invalidCatalog, errors.map(\.description).joined(separator: "\n"))
        }
        self.catalog = catalog
        self.root = root
        self.subjectKeys = subjectKeys.map { $0 as? SubjectKeyCache ?? SubjectKeyCache($0) }
        self.reveals = try reveals?.held(to: catalog)
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
        if subjectKeys == nil, let plan = tables.values.first(where: \.isErasable) { throw plan.subjectKeysNeeded }
    }

    /// What deserves a second look: in the catalog, and in how it and the newest reveal document fit together. Errors are told
    /// of a document that came later and that is not decided by, since it does not fit.
    ///
    /// - Complexity: that of ``Catalog/findings(against:)``.
    public var findings: [CatalogFinding] {
        catalog.findings + (reveals.map { catalog.findings(against: $0.newest().document) } ?? [])
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
