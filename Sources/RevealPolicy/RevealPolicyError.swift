public import CedarPolicy

/// Why a document was refused, or a call failed: one fault or several, in the order of the document.
///
/// What a value was never stands in it.
public struct RevealPolicyError: Error, Hashable, Sendable {
    /// The kind of failure. A struct, so that later versions can add kinds.
    public struct Code: Hashable, Sendable {
        fileprivate enum Kind: Hashable {
            case invalidDocument, unknownName, duplicateName, cycle, invalidCondition, limitExceeded
            case grantRefused, approvalRefused, invalidBudget
            case keyUnavailable, storeUnavailable, cryptographyFailed
            case invalidKey, invalidSignature, wrongDocument, notNewer, refusedByAnalysis, failedTest
        }

        fileprivate let kind: Kind

        /// A text that is not YAML, or has not the form of a reveal document.
        public static let invalidDocument = Code(kind: .invalidDocument)
        /// A name that nothing declares.
        public static let unknownName = Code(kind: .unknownName)
        /// A name that is declared twice.
        public static let duplicateName = Code(kind: .duplicateName)
        /// A role or class that is its own parent.
        public static let cycle = Code(kind: .cycle)
        /// A condition that is not Cedar, or that the declared attributes do not fit.
        public static let invalidCondition = Code(kind: .invalidCondition)
        /// A document that is larger or deeper than is read.
        public static let limitExceeded = Code(kind: .limitExceeded)
        /// A break-glass grant that the document does not allow, or whose obligations are not met.
        public static let grantRefused = Code(kind: .grantRefused)
        /// An approval by somebody who cannot give it, or for a request that is over.
        public static let approvalRefused = Code(kind: .approvalRefused)
        /// A budget of nothing, or over no time.
        public static let invalidBudget = Code(kind: .invalidBudget)
        /// A key that is not in the keyset, or not enabled.
        public static let keyUnavailable = Code(kind: .keyUnavailable)
        /// A store of budgets that did not answer: locked by another process, full, or gone. Nothing is revealed then.
        public static let storeUnavailable = Code(kind: .storeUnavailable)
        /// The cryptographic library refused to work, or failed its power-on test.
        public static let cryptographyFailed = Code(kind: .cryptographyFailed)
        /// A key for documents that is none.
        public static let invalidKey = Code(kind: .invalidKey)
        /// A signature that is missing where one is required, or is not that of a known key on these very bytes.
        public static let invalidSignature = Code(kind: .invalidSignature)
        /// A document of another name than the one that it is to replace.
        public static let wrongDocument = Code(kind: .wrongDocument)
        /// A document whose version is not higher than that of the one that it is to replace.
        public static let notNewer = Code(kind: .notNewer)
        /// A document in which the analysis found an error.
        public static let refusedByAnalysis = Code(kind: .refusedByAnalysis)
        /// A document of which a test does not come out.
        public static let failedTest = Code(kind: .failedTest)
    }

    /// One fault.
    public struct Fault: Hashable, Sendable {
        /// Its kind.
        public let code: Code
        /// What is wrong, and what to do.
        public let message: String
        /// Where; nil where it has no place.
        public let span: SourceSpan?

        /// A fault.
        public init(_ code: Code, _ message: String, span: SourceSpan? = nil) {
            self.code = code
            self.message = message
            self.span = span
        }
    }

    /// What is wrong: at least one fault.
    public let faults: [Fault]

    /// Faults in the order of the document. There has to be one.
    public init(_ faults: [Fault]) {
        precondition(!faults.isEmpty, "an error says what is wrong")
        self.faults = faults
    }

    /// One fault, and where it is.
    public init(_ code: Code, _ message: String, span: SourceSpan? = nil) {
        faults = [Fault(code, message, span: span)]
    }

    /// The first fault's kind.
    public var code: Code { faults[0].code }
}

extension RevealPolicyError.Code: CustomStringConvertible {
    /// The name of the code, such as `unknownName`.
    public var description: String { "\(kind)" }
}

extension RevealPolicyError.Fault: CustomStringConvertible {
    /// Line and column, and what is wrong.
    public var description: String { span.map { "\($0): \(message)" } ?? message }
}

extension RevealPolicyError: CustomStringConvertible {
    /// One fault a line.
    public var description: String { faults.map(\.description).joined(separator: "\n") }
}
