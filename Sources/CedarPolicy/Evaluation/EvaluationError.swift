/// Why a policy, or an expression, came to no value.
public struct EvaluationError: Error, Hashable, Sendable {
    /// The kind of failure. A struct, so that later versions can add kinds.
    public struct Code: Hashable, Sendable {
        fileprivate enum Kind: UInt8, Hashable {
            case typeMismatch, entityNotFound, attributeNotFound, tagNotFound, overflow, invalidArgument, wrongArity,
                unknown
        }

        fileprivate let kind: Kind

        /// A value of another type than the operator works on.
        public static let typeMismatch = Code(kind: .typeMismatch)
        /// An attribute or tag of an entity that is not among the entities.
        public static let entityNotFound = Code(kind: .entityNotFound)
        /// An attribute that the record or entity does not have.
        public static let attributeNotFound = Code(kind: .attributeNotFound)
        /// A tag that the entity does not have.
        public static let tagNotFound = Code(kind: .tagNotFound)
        /// A number, date or duration out of range.
        public static let overflow = Code(kind: .overflow)
        /// A string that an extension function does not read.
        public static let invalidArgument = Code(kind: .invalidArgument)
        /// Too many arguments of an extension function, or too few.
        public static let wrongArity = Code(kind: .wrongArity)
        /// Something that is not known yet. No policy fails with it.
        static let unknown = Code(kind: .unknown)
    }

    /// The kind of failure.
    public let code: Code

    init(_ code: Code) { self.code = code }

    /// What is wrong, in English.
    public var message: String {
        switch code.kind {
        case .typeMismatch: "a value of the wrong type"
        case .entityNotFound: "the entity is not among the entities"
        case .attributeNotFound: "there is no such attribute"
        case .tagNotFound: "there is no such tag"
        case .overflow: "the result is out of range"
        case .invalidArgument: "the string is not of the form that the function reads"
        case .wrongArity: "too many or too few arguments"
        case .unknown: "not known yet"
        }
    }

    static let typeMismatch = EvaluationError(.typeMismatch)
    static let overflow = EvaluationError(.overflow)
    static let unknown = EvaluationError(.unknown)
}

extension EvaluationError: CustomStringConvertible {
    /// What is wrong.
    public var description: String { message }
}

extension EvaluationError.Code: CustomStringConvertible {
    /// The name of the code, such as `overflow`.
    public var description: String { "\(kind)" }
}
