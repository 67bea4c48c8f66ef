/// One thing that is wrong with a text or a document.
public struct Diagnostic: Hashable, Sendable {
    /// The kind of fault.
    public let code: CedarPolicyError.Code
    /// What is wrong, in English. Holds names of the language, never strings or ids out of the text.
    public let message: String
    /// Where, in a text.
    public let span: SourceSpan?
    /// Where, in a JSON document: such as `[2].attrs.address`.
    public let path: String?

    /// A fault, and where it is.
    public init(_ code: CedarPolicyError.Code, _ message: String, span: SourceSpan? = nil, path: String? = nil) {
        self.code = code
        self.message = message
        self.span = span
        self.path = path
    }
}

extension Diagnostic: CustomStringConvertible {
    /// The message with its place.
    public var description: String { (span.map { "\($0): " } ?? "") + (path.map { "\($0): " } ?? "") + message }
}
