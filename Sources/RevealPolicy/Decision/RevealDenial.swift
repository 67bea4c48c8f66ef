/// Why a field is not shown in any form.
public struct RevealDenial: Hashable, Sendable {
    /// The kind of denial. A struct, so that later versions can add kinds.
    public struct Code: Hashable, Sendable {
        enum Kind: String, Hashable {
            case notPermitted, forbidden, obligationNotMet, unknownField, unknownPurpose, invalidFacts, budgetExhausted
        }

        let kind: Kind

        /// No rule grants it.
        public static let notPermitted = Code(kind: .notPermitted)
        /// A forbid stands in the way of a form that a rule would have granted, or of every form.
        public static let forbidden = Code(kind: .forbidden)
        /// A rule would grant it, if what it requires were done.
        public static let obligationNotMet = Code(kind: .obligationNotMet)
        /// The document does not have the field.
        public static let unknownField = Code(kind: .unknownField)
        /// The document does not have the purpose.
        public static let unknownPurpose = Code(kind: .unknownPurpose)
        /// A fact that is required is missing, or one is not declared or of another type.
        public static let invalidFacts = Code(kind: .invalidFacts)
        /// A rule would grant it, but for its budget.
        public static let budgetExhausted = Code(kind: .budgetExhausted)
    }

    /// The kind of denial.
    public let code: Code
    /// The obligations that stand in the way.
    public let obligations: Set<Obligation.Kind>
    /// More about it, such as which fact is wrong. Never a value.
    public let detail: String?

    /// A denial.
    public init(_ code: Code, obligations: Set<Obligation.Kind> = [], detail: String? = nil) {
        self.code = code
        self.obligations = obligations
        self.detail = detail
    }

    /// What is wrong, in English.
    public var message: String {
        let text =
            switch code.kind {
            case .notPermitted: "no rule grants it"
            case .forbidden: "it is forbidden"
            case .obligationNotMet:
                "what is required was not done: \(obligations.map(\.rawValue).sorted().joined(separator: ", "))"
            case .unknownField: "the document does not have the field"
            case .unknownPurpose: "the document does not have the purpose"
            case .invalidFacts: "the facts are not as the document declares them"
            case .budgetExhausted: "the budget is used up"
            }
        return detail.map { "\(text): \($0)" } ?? text
    }
}

extension RevealDenial: CustomStringConvertible {
    /// What is wrong.
    public var description: String { message }
}

extension RevealDenial.Code: CustomStringConvertible {
    /// The name of the code, such as `forbidden`.
    public var description: String { kind.rawValue }
}
