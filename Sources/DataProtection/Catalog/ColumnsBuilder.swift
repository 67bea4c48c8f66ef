/// Columns, one behind the other.
@resultBuilder
public enum ColumnsBuilder {
    /// A column.
    public static func buildExpression(_ column: ColumnProtection) -> [ColumnProtection] { [column] }
    /// Several.
    public static func buildExpression(_ columns: [ColumnProtection]) -> [ColumnProtection] { columns }
    /// All of them.
    public static func buildBlock(_ columns: [ColumnProtection]...) -> [ColumnProtection] { columns.flatMap(\.self) }
    /// Those under a condition.
    public static func buildOptional(_ columns: [ColumnProtection]?) -> [ColumnProtection] { columns ?? [] }
    /// Those of a branch.
    public static func buildEither(first columns: [ColumnProtection]) -> [ColumnProtection] { columns }
    /// Those of the other branch.
    public static func buildEither(second columns: [ColumnProtection]) -> [ColumnProtection] { columns }
    /// Those of a loop.
    public static func buildArray(_ columns: [[ColumnProtection]]) -> [ColumnProtection] { columns.flatMap(\.self) }
}
