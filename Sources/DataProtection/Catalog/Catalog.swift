/// What a service's tables hold, and how each column is kept: what a ``Protector`` works by.
///
/// @Snippet(path: "swift-data-protection/Snippets/ProtectTable")
///
/// A catalog is a value. Whether it makes sense is said by its ``findings``; a ``Protector`` takes none with an error among
/// them.
public struct Catalog: Hashable, Sendable {
    /// The tables.
    public var tables: [TableCatalog]

    /// A catalog of tables.
    public init(_ tables: [TableCatalog]) { self.tables = tables }

    /// A catalog of tables, one behind the other.
    public init(@TablesBuilder _ tables: () throws -> [TableCatalog]) rethrows { self.tables = try tables() }

    /// The table of this name.
    public subscript(_ table: String) -> TableCatalog? { tables.first { $0.name.text == table } }
}
