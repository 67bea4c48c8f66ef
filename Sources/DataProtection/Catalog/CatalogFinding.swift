public import CedarPolicy

/// Something that is wrong with a catalog, or deserves a second look.
public struct CatalogFinding: Hashable, Sendable {
    /// How bad it is.
    public enum Severity: Hashable, Sendable {
        /// No ``Protector`` is made from it.
        case error
        /// It works, and is probably not what was meant.
        case warning
    }

    /// How bad it is.
    public let severity: Severity
    /// The table.
    public let table: String
    /// The column; nil where it is about the table.
    public let column: String?
    /// What is wrong, and what to do.
    public let message: String
    /// Where it is declared; nil in catalogs that are built.
    public let span: SourceSpan?
}

extension CatalogFinding: CustomStringConvertible {
    /// The place and the message.
    public var description: String {
        let name = column.map { "\(table).\($0)" } ?? table
        return (span.map { "\($0): " } ?? "") + "\(severity): \(name): \(message)"
    }
}
