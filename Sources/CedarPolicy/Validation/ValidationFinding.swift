/// One thing that a ``Validator`` found in a policy.
public struct ValidationFinding: Hashable, Sendable {
    /// What is wrong. A struct, so that later versions can add kinds.
    public struct Kind: Hashable, Sendable {
        fileprivate enum Name: Hashable {
            case unknownEntityType, unknownAction, unknownChoice, inapplicable, unexpectedType, incompatibleTypes
            case unknownAttribute, untestedAttribute, untestedTag, noTags, emptySet, wrongArguments, invalidLiteral
            case computedLiteral, impossible, limitExceeded
        }

        fileprivate let name: Name

        /// An entity type that the schema does not have.
        public static let unknownEntityType = Kind(name: .unknownEntityType)
        /// An action that the schema does not have.
        public static let unknownAction = Kind(name: .unknownAction)
        /// An id that its type, which lists its ids, does not have.
        public static let unknownChoice = Kind(name: .unknownChoice)
        /// A scope that no request of the schema can meet.
        public static let inapplicable = Kind(name: .inapplicable)
        /// An operand of a type that the operator does not take.
        public static let unexpectedType = Kind(name: .unexpectedType)
        /// Types that have to agree, and do not.
        public static let incompatibleTypes = Kind(name: .incompatibleTypes)
        /// An attribute that the type does not have.
        public static let unknownAttribute = Kind(name: .unknownAttribute)
        /// An optional attribute that is used without a test that it is there.
        public static let untestedAttribute = Kind(name: .untestedAttribute)
        /// A tag that is used without a test that it is there.
        public static let untestedTag = Kind(name: .untestedTag)
        /// A tag of something that has no tags.
        public static let noTags = Kind(name: .noTags)
        /// A set without elements, whose type nobody can tell.
        public static let emptySet = Kind(name: .emptySet)
        /// A call with too many or too few arguments.
        public static let wrongArguments = Kind(name: .wrongArguments)
        /// A string that is no value of the extension type.
        public static let invalidLiteral = Kind(name: .invalidLiteral)
        /// A value of an extension type that is not written out as a string.
        public static let computedLiteral = Kind(name: .computedLiteral)
        /// A policy that is never satisfied. Only ever a warning.
        public static let impossible = Kind(name: .impossible)
        /// A policy that is nested too deeply to be checked.
        public static let limitExceeded = Kind(name: .limitExceeded)
    }

    /// The id of the policy.
    public let policy: String
    /// What is wrong.
    public let kind: Kind
    /// What is wrong, in English. Names types of the schema, but no ids and no strings of the policy.
    public let message: String
    /// Where, if the policy was parsed from a text.
    public let span: SourceSpan?
}

extension ValidationFinding: CustomStringConvertible {
    /// The message with its place.
    public var description: String { "\(policy): " + (span.map { "\($0): " } ?? "") + message }
}

extension ValidationFinding.Kind: CustomStringConvertible {
    /// The name of the kind, such as `unknownAttribute`.
    public var description: String { "\(name)" }
}
