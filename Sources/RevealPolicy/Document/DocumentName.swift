public import CedarPolicy

/// A name in a reveal document, and where it stands.
///
/// Two names are equal if their texts are, wherever they stand.
public struct DocumentName: Sendable {
    /// The name.
    public let text: String
    /// Where it stands; nil in documents that are built.
    public let span: SourceSpan?

    /// A name that stands at a place.
    public init(_ text: String, span: SourceSpan? = nil) {
        self.text = text
        self.span = span
    }
}

extension DocumentName: Hashable {
    /// Whether both have the same bytes.
    public static func == (a: DocumentName, b: DocumentName) -> Bool { a.text.hasSameBytes(as: b.text) }

    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension DocumentName: ExpressibleByStringLiteral, CustomStringConvertible {
    /// A name in a document that is built.
    public init(stringLiteral value: String) { self.init(value) }
    /// The name.
    public var description: String { text }
}
