/// The piece of the text that something was parsed from.
public struct SourceSpan: Hashable, Sendable {
    /// Where it begins.
    public let start: SourcePosition
    /// The offset of its first byte after the end.
    public let endOffset: Int

    /// A piece that begins at `start` and ends before `endOffset`.
    public init(start: SourcePosition, endOffset: Int) {
        self.start = start
        self.endOffset = endOffset
    }
}

extension SourceSpan: CustomStringConvertible {
    /// Line and column of the start.
    public var description: String { start.description }
}
