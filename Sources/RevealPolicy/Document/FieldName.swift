/// A column of a table.
public struct FieldName: Hashable, Sendable {
    /// The table.
    public let table: String
    /// The column.
    public let column: String

    /// A column of a table.
    public init(table: String, column: String) {
        self.table = table
        self.column = column
    }

    /// From `table.column`; nil for any other text. The last dot parts, so that a table may have a schema before it.
    public init?(_ text: String) {
        guard let dot = text.utf8.lastIndex(of: UInt8(ascii: ".")), dot != text.startIndex,
            text.utf8.index(after: dot) != text.endIndex
        else { return nil }
        self.init(table: String(text[..<dot]), column: String(text[text.utf8.index(after: dot)...]))
    }
}

extension FieldName {
    /// Whether both have the same bytes.
    public static func == (a: FieldName, b: FieldName) -> Bool {
        a.column.hasSameBytes(as: b.column) && a.table.hasSameBytes(as: b.table)
    }
}

extension FieldName: CustomStringConvertible {
    /// `table.column`.
    public var description: String { "\(table).\(column)" }
}
