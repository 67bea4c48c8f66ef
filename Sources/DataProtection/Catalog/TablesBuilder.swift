/// Tables, one behind the other.
@resultBuilder
public enum TablesBuilder {
    /// A table.
    public static func buildExpression(_ table: TableCatalog) -> [TableCatalog] { [table] }
    /// All of them.
    public static func buildBlock(_ tables: [TableCatalog]...) -> [TableCatalog] { tables.flatMap(\.self) }
    /// Those under a condition.
    public static func buildOptional(_ tables: [TableCatalog]?) -> [TableCatalog] { tables ?? [] }
    /// Those of a branch.
    public static func buildEither(first tables: [TableCatalog]) -> [TableCatalog] { tables }
    /// Those of the other branch.
    public static func buildEither(second tables: [TableCatalog]) -> [TableCatalog] { tables }
    /// Those of a loop.
    public static func buildArray(_ tables: [[TableCatalog]]) -> [TableCatalog] { tables.flatMap(\.self) }
}
