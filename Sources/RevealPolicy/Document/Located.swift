public import CedarPolicy

/// Where a part of a document stands. Does not count for equality: a document that is built equals one that is read.
public struct Located: Hashable, Sendable {
    /// The place; nil in documents that are built.
    public var span: SourceSpan?

    /// A place.
    public init(_ span: SourceSpan? = nil) { self.span = span }

    /// Always.
    public static func == (a: Located, b: Located) -> Bool { true }
    /// Nothing.
    public func hash(into hasher: inout Hasher) {}
}
