/// A column that is protected, and its class.
public struct FieldDeclaration: Hashable, Sendable {
    /// The column.
    public var name: FieldName
    /// What it holds.
    public var fieldClass: DocumentName
    /// The column of the same table that says whose data a row has; nil where nothing does, so that budgets count each row.
    public var subject: String?
    /// Where it is declared.
    public var span: Located

    /// A protected column.
    public init(_ name: FieldName, _ fieldClass: DocumentName, subject: String? = nil) {
        self.name = name
        self.fieldClass = fieldClass
        self.subject = subject
        span = Located()
    }
}
