/// Why a text, a document or a call was refused: one fault or several, in the order of the text.
public struct CedarPolicyError: Error, Hashable, Sendable {
    /// The kind of failure. A struct, so that later versions can add kinds.
    public struct Code: Hashable, Sendable {
        fileprivate enum Kind: Hashable {
            case syntax, limitExceeded, invalidJSON, invalidEntity, duplicateEntity, entityCycle, invalidSchema
            case duplicatePolicy, invalidPolicy, unknownTemplate, slotMismatch, invalidName, invalidValue,
                invalidRequest
        }

        fileprivate let kind: Kind

        /// A text that is not of the language.
        public static let syntax = Code(kind: .syntax)
        /// A text, tree or document that is larger or deeper than is read.
        public static let limitExceeded = Code(kind: .limitExceeded)
        /// A text that is not JSON.
        public static let invalidJSON = Code(kind: .invalidJSON)
        /// A document that does not have the form of entities, or of a value.
        public static let invalidEntity = Code(kind: .invalidEntity)
        /// Two entities with one uid.
        public static let duplicateEntity = Code(kind: .duplicateEntity)
        /// An entity that is its own ancestor.
        public static let entityCycle = Code(kind: .entityCycle)
        /// A schema that contradicts itself, or has not the form of one.
        public static let invalidSchema = Code(kind: .invalidSchema)
        /// Two policies with one id.
        public static let duplicatePolicy = Code(kind: .duplicatePolicy)
        /// A policy that was built, and that no text could say.
        public static let invalidPolicy = Code(kind: .invalidPolicy)
        /// A link to a template that the set does not have.
        public static let unknownTemplate = Code(kind: .unknownTemplate)
        /// A link that fills in other slots than its template has; a slot in another part of a scope than its own.
        public static let slotMismatch = Code(kind: .slotMismatch)
        /// A name that is no identifier, or is reserved.
        public static let invalidName = Code(kind: .invalidName)
        /// A string that is no decimal, address, date or duration.
        public static let invalidValue = Code(kind: .invalidValue)
        /// A request that the schema does not have.
        public static let invalidRequest = Code(kind: .invalidRequest)
    }

    /// What is wrong: at least one fault.
    public let diagnostics: [Diagnostic]

    /// Faults in the order of the text. There has to be one.
    public init(_ diagnostics: [Diagnostic]) {
        precondition(!diagnostics.isEmpty, "an error says what is wrong")
        self.diagnostics = diagnostics
    }

    /// One fault, and where it is.
    public init(_ code: Code, _ message: String, span: SourceSpan? = nil, path: String? = nil) {
        diagnostics = [Diagnostic(code, message, span: span, path: path)]
    }

    /// The first fault's kind.
    public var code: Code { diagnostics[0].code }

    /// What the first fault is.
    public var message: String { diagnostics[0].message }

    /// Where the first fault is, in a text.
    public var position: SourcePosition? { diagnostics[0].span?.start }
}

extension CedarPolicyError: CustomStringConvertible {
    /// All faults with their places, one a line.
    public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}

extension CedarPolicyError.Code: CustomStringConvertible {
    /// The name of the code, such as `syntax`.
    public var description: String { "\(kind)" }
}
