public import ProtectionKeys

/// Why a value was not tokenized, or a token not detokenized.
///
/// The message says what to do. It holds sizes, positions and key ids, never a value, a key or a token. `row` and
/// `position` point into the caller's own data.
public struct TokenizationError: Error, Hashable, Sendable {
    /// The kind of failure. A struct, so that later versions can add kinds.
    public struct Code: Hashable, Sendable {
        fileprivate enum Kind: Hashable {
            case notAToken, authenticationFailed, expired
            case keyNotFound, keyDisabled, keyDestroyed
            case valueDoesNotFit, valueTooLong, contextTooLong, tweakTooLong, checkFailed
            case invalidConfiguration, cryptographyFailed
        }

        fileprivate let kind: Kind

        /// A text that no tokenizer of this kind and prefix makes: another form, a wrong checksum, a value of another format.
        public static let notAToken = Code(kind: .notAToken)
        /// A token that was made up, or belongs to another tenant, domain or keyset. Which is not told.
        public static let authenticationFailed = Code(kind: .authenticationFailed)
        /// An authentic token whose time is over.
        public static let expired = Code(kind: .expired)
        /// The key that made the token is not in the keyset.
        public static let keyNotFound = Code(kind: .keyNotFound)
        /// The key that made the token is switched off.
        public static let keyDisabled = Code(kind: .keyDisabled)
        /// The key that made the token was destroyed: the value is lost.
        public static let keyDestroyed = Code(kind: .keyDestroyed)
        /// A value that the format does not have, at `position`.
        public static let valueDoesNotFit = Code(kind: .valueDoesNotFit)
        /// A value above the greatest length of the kind.
        public static let valueTooLong = Code(kind: .valueTooLong)
        /// Tenant, domain and format together above some 32,000 bytes.
        public static let contextTooLong = Code(kind: .contextTooLong)
        /// A caller's tweak that is too long: use a digest of it.
        public static let tweakTooLong = Code(kind: .tweakTooLong)
        /// A format-preserving token that is not the one that the check was kept for.
        public static let checkFailed = Code(kind: .checkFailed)
        /// A tokenizer that cannot be made as asked, such as for cards with a primary key that has no mark.
        public static let invalidConfiguration = Code(kind: .invalidConfiguration)
        /// The cryptographic library refused to work, or failed its power-on test.
        public static let cryptographyFailed = Code(kind: .cryptographyFailed)
    }

    /// The kind of failure.
    public let code: Code

    /// What is wrong and what to do about it, in English.
    public let message: String

    /// The key that it is about.
    public let keyID: KeyID?

    /// For a value in a column: its row, from 0.
    public let row: Int?

    /// For a value that does not fit: the place in it, from 0, in Unicode scalars.
    public let position: Int?

    init(_ code: Code, _ message: String, keyID: KeyID? = nil, row: Int? = nil, position: Int? = nil) {
        self.code = code
        self.message = message
        self.keyID = keyID
        self.row = row
        self.position = position
    }

    /// The same failure, placed in a column.
    func inRow(_ row: Int) -> TokenizationError {
        TokenizationError(code, message, keyID: keyID, row: row, position: position)
    }

    static let notAToken = TokenizationError(.notAToken, "not a token of this tokenizer")
    static let authenticationFailed = TokenizationError(.authenticationFailed, "authentication failed")
}

extension TokenizationError: CustomStringConvertible {
    /// The message with the place and the key's id.
    public var description: String {
        (row.map { "row \($0): " } ?? "") + (position.map { "position \($0): " } ?? "")
            + (keyID.map { "key \($0): " } ?? "") + message
    }
}

extension TokenizationError.Code: CustomStringConvertible {
    /// The name of the code, such as `notAToken`.
    public var description: String { "\(kind)" }
}
