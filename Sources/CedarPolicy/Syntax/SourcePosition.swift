/// A place in a text: where an error is, or where an expression stands.
public struct SourcePosition: Hashable, Sendable {
    /// The line, from 1. Lines end with a line feed.
    public let line: Int
    /// The column, from 1, in Unicode scalars.
    public let column: Int
    /// The offset from the start of the text, in bytes of UTF-8.
    public let offset: Int

    /// A place that the caller knows.
    public init(line: Int, column: Int, offset: Int) {
        self.line = line
        self.column = column
        self.offset = offset
    }
}

extension SourcePosition: CustomStringConvertible {
    /// Line and column, as compilers print them.
    public var description: String { "\(line):\(column)" }
}
