public import CedarPolicy

/// Something that the analysis of a document found: it can be meant, but hardly is.
///
/// ``RevealDocument/analyze()`` makes them. What is no document at all is a ``RevealPolicyError`` instead.
public struct RevealFinding: Hashable, Sendable {
    /// How bad it is.
    public enum Severity: String, CaseIterable, Hashable, Sendable {
        /// Something that the document says protects, and does not. A ``LivePolicy`` refuses the document.
        case error
        /// Something does not do what its reader takes it to do.
        case warning
        /// Something that can be left out, or is missing.
        case note
    }

    /// What it is.
    public let kind: Kind
    /// How bad it is.
    public let severity: Severity
    /// What is wrong, and what to do. Holds names of the document, no values.
    public let message: String
    /// Where; nil in documents that are built.
    public let span: SourceSpan?
    /// What else plays a part: the rule that shadows, the mask that differs.
    public let related: [SourceSpan]

    package init(
        _ kind: Kind, _ severity: Severity, _ message: String, span: SourceSpan?, related: [SourceSpan?] = []
    ) {
        self.kind = kind
        self.severity = severity
        self.message = message
        self.span = span
        self.related = related.compactMap(\.self)
    }
}

extension RevealFinding: CustomStringConvertible {
    /// Line and column, severity, message and kind, as compilers print them.
    public var description: String { (span.map { "\($0): " } ?? "") + "\(severity): \(message) [\(kind)]" }
}
