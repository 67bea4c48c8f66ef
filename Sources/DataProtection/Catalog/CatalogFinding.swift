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

    /// What a place is a place in. The two can stand in one file.
    public enum Origin: Hashable, Sendable {
        /// The catalog.
        case catalog
        /// The reveal document that it was held against.
        case document
    }

    /// How bad it is.
    public let severity: Severity
    /// The table.
    public let table: String
    /// The column; nil where it is about the table.
    public let column: String?
    /// What is wrong, and what to do.
    public let message: String
    /// Where it is declared; nil in catalogs and documents that are built.
    public let span: SourceSpan?
    /// What ``span`` is a place in.
    public var origin = Origin.catalog
}

extension CatalogFinding: CustomStringConvertible {
    /// The place and the message.
    public var description: String {
        let name = column.map { "\(table).\($0)" } ?? table
        let place = origin == .document ? "reveal document: " : ""
        return place + (span.map { "\($0): " } ?? "") + "\(severity): \(name): \(message)"
    }
}
