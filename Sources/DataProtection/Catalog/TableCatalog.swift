public import RevealPolicy

/// A table: whose its rows are, what they are called, and how its columns are kept.
public struct TableCatalog: Hashable, Sendable {
    /// Its name.
    public var name: DocumentName
    /// Whose its rows are.
    public var tenant: TenantSource
    /// The column with the row's key, which randomised encryption binds values to; nil for none.
    public var record: DocumentName?
    /// The column that says whom a row is about; nil for none.
    public var subject: DocumentName?
    /// What is known of its columns. Those of tenant, record and subject need not be named.
    public var columns: [ColumnProtection]
    /// Whether columns that are not named are in clear. Otherwise they are refused, so that no misspelt one is stored as
    /// it is.
    public var allowsOtherColumns: Bool
    /// Where it is declared.
    public var span: Located

    /// A table.
    ///
    /// - Parameters:
    ///   - name: its name.
    ///   - tenant: whose its rows are. Has no default, so that leaving it out is a decision.
    ///   - record: the column with the row's key.
    ///   - subject: the column that says whom a row is about.
    ///   - allowsOtherColumns: whether columns that are not named are in clear.
    ///   - columns: how its columns are kept.
    public init(
        _ name: DocumentName, tenant: TenantSource, record: DocumentName? = nil, subject: DocumentName? = nil,
        allowsOtherColumns: Bool = false, @ColumnsBuilder _ columns: () throws -> [ColumnProtection]
    ) rethrows {
        self.name = name
        self.tenant = tenant
        self.record = record
        self.subject = subject
        self.allowsOtherColumns = allowsOtherColumns
        self.columns = try columns()
        span = Located()
    }

    /// The column of this name.
    public subscript(_ column: String) -> ColumnProtection? { columns.first { $0.name.text == column } }

    /// What a column's values mean.
    func domain(of column: ColumnProtection) -> String { column.domain ?? "\(name.text).\(column.name.text)" }
}
