public import RevealPolicy

/// A column: how it is kept, and how it is found.
public struct ColumnProtection: Hashable, Sendable {
    /// Its name.
    public var name: DocumentName
    /// How it is kept.
    public var storage: ColumnStorage
    /// What its values mean, and so what they may be compared with; `table.column` where nil.
    public var domain: String?
    /// Whether its values end with their subject: they need the subject's key beside the root key, and nobody reads them
    /// again once that is deleted (``Protector/erase(_:table:tenant:)``).
    public var isErasable: Bool
    /// How it is found.
    public var indexes: [ColumnIndex]
    /// The column of the same table that has the id of the key which made a row's value, for values that do not say so
    /// themselves; nil for none.
    public var keyID: DocumentName?
    /// Whether no two rows of a tenant have the same value.
    public var isUnique: Bool
    /// Whether rows are looked up by it.
    public var isSearchable: Bool
    /// Where it is declared.
    public var span: Located

    /// A column.
    ///
    /// - Parameters:
    ///   - name: its name.
    ///   - storage: how it is kept.
    ///   - erasable: whether its values end with their subject. Only where it is `.encrypted`, in a table that names its
    ///     subject column, and with a `Protector` that has a store of subject keys.
    ///   - domain: what its values mean, such as "email": columns of one meaning share one, and can be joined where they
    ///     are kept deterministically. `table.column` where nil.
    ///   - indexes: how it is found.
    ///   - keyID: the column that has the id of the key which made a row's value.
    ///   - unique: whether no two rows of a tenant have the same value.
    ///   - searchable: whether rows are looked up by it.
    public init(
        _ name: DocumentName, _ storage: ColumnStorage, erasable: Bool = false, domain: String? = nil,
        indexes: [ColumnIndex] = [], keyID: DocumentName? = nil, unique: Bool = false, searchable: Bool = false
    ) {
        self.name = name
        self.storage = storage
        isErasable = erasable
        self.domain = domain
        self.indexes = indexes
        self.keyID = keyID
        isUnique = unique
        isSearchable = searchable
        span = Located()
    }
}
