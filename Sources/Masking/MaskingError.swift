/// Why a mask was not made. Masks themselves never fail: once made, they mask everything.
///
/// The message says what to do. It holds names of this library, sizes and positions, never a value, and nothing of a text
/// that was read.
public struct MaskingError: Error, Hashable, Sendable {
    /// The kind of failure. A struct, so that later versions can add kinds.
    public struct Code: Hashable, Sendable {
        fileprivate enum Kind: Hashable {
            case malformedText, unknownMask, unknownArgument, missingArgument, invalidArgument
            case textTooLong, nestedTooDeeply
            case invalidPattern, patternTooLarge
            case emptyDictionary, dictionaryTooSmall
            case keyRequired, contextTooLong, cryptographyFailed
            case measureUndefined
            case keyNotFound, keyDisabled, keyDestroyed
        }

        fileprivate let kind: Kind

        /// A text that is not the text form of a mask: it breaks off, or something else stands at `position`.
        public static let malformedText = Code(kind: .malformedText)
        /// No mask has this name.
        public static let unknownMask = Code(kind: .unknownMask)
        /// The mask has no such argument, or it is given twice.
        public static let unknownArgument = Code(kind: .unknownArgument)
        /// An argument is missing that the mask cannot do without.
        public static let missingArgument = Code(kind: .missingArgument)
        /// An argument is of another kind, or outside its range.
        public static let invalidArgument = Code(kind: .invalidArgument)
        /// The text is longer than masks are written.
        public static let textTooLong = Code(kind: .textTooLong)
        /// Masks within masks, deeper than they are read.
        public static let nestedTooDeeply = Code(kind: .nestedTooDeeply)
        /// A regular expression, path or layout that cannot be read, or asks for what is not offered.
        public static let invalidPattern = Code(kind: .invalidPattern)
        /// A regular expression whose automaton would be too large.
        public static let patternTooLarge = Code(kind: .patternTooLarge)
        /// A dictionary without an entry that can stand for a value.
        public static let emptyDictionary = Code(kind: .emptyDictionary)
        /// A dictionary that has fewer entries than values are to be told apart.
        public static let dictionaryTooSmall = Code(kind: .dictionaryTooSmall)
        /// A mask that needs a key was asked for where none is.
        public static let keyRequired = Code(kind: .keyRequired)
        /// Tenant, domain and label together above some 32,000 bytes.
        public static let contextTooLong = Code(kind: .contextTooLong)
        /// The cryptographic library refused to work, or failed its power-on test.
        public static let cryptographyFailed = Code(kind: .cryptographyFailed)
        /// A measure over rows that has no value for these rows.
        public static let measureUndefined = Code(kind: .measureUndefined)
        /// The keyset has no key of this id.
        public static let keyNotFound = Code(kind: .keyNotFound)
        /// The key of this id is switched off.
        public static let keyDisabled = Code(kind: .keyDisabled)
        /// The key of this id was destroyed.
        public static let keyDestroyed = Code(kind: .keyDestroyed)
    }

    /// The kind of failure.
    public let code: Code

    /// What is wrong and what to do about it, in English.
    public let message: String

    /// For a text: the place in it, from 0, in Unicode scalars.
    public let position: Int?

    package init(_ code: Code, _ message: String, position: Int? = nil) {
        self.code = code
        self.message = message
        self.position = position
    }

    /// The same failure, placed in a text unless it has its place already.
    package func at(_ position: Int) -> MaskingError {
        MaskingError(code, message, position: self.position ?? position)
    }
}

extension MaskingError: CustomStringConvertible {
    /// The message with the place.
    public var description: String { (position.map { "position \($0): " } ?? "") + message }
}
