/// Why a keyset, a key or an operation under one was refused.
///
/// The message says what to do. It holds sizes, key ids, names of key types and positions, never a byte of a key, a
/// plaintext or a path. `keyID` tells the key that it is about, where there is one.
public struct ProtectionKeysError: Error, Hashable, Sendable {
    /// The kind of failure. A struct, so that later versions can add kinds.
    public struct Code: Hashable, Sendable {
        fileprivate enum Kind: Hashable {
            case malformedKeyset, invalidKeyset, keysetTooLarge
            case unsupportedKey, invalidKey, wrongPrimitive
            case keyNotFound, keyDisabled, keyDestroyed, keyIsPrimary
            case authenticationFailed
            case inputTooLong, outputTooSmall, invalidOutputSize
            case keySourceUnreadable, keySourceExposed
            case cryptographyFailed
        }

        fileprivate let kind: Kind

        /// Bytes that are not a keyset in the form that was asked for.
        public static let malformedKeyset = Code(kind: .malformedKeyset)
        /// A keyset that is well formed and makes no sense: empty, without an enabled primary key, with an id twice.
        public static let invalidKeyset = Code(kind: .invalidKeyset)
        /// A keyset above ``Keyset/maximumSize`` bytes or ``Keyset/maximumCount`` keys.
        public static let keysetTooLarge = Code(kind: .keysetTooLarge)
        /// A key of a type, version, hash function or prefix that the library does not offer.
        public static let unsupportedKey = Code(kind: .unsupportedKey)
        /// A key whose bytes cannot be read, or whose size or parameters are not allowed.
        public static let invalidKey = Code(kind: .invalidKey)
        /// A key for another kind of work than the one asked for.
        public static let wrongPrimitive = Code(kind: .wrongPrimitive)
        /// No key of this id is in the keyset.
        public static let keyNotFound = Code(kind: .keyNotFound)
        /// The key is in the keyset and switched off.
        public static let keyDisabled = Code(kind: .keyDisabled)
        /// The key was destroyed: only its id is left.
        public static let keyDestroyed = Code(kind: .keyDestroyed)
        /// The primary key can be neither disabled nor destroyed: promote another first.
        public static let keyIsPrimary = Code(kind: .keyIsPrimary)
        /// A ciphertext, tag or wrapped key that is not authentic. What is wrong with it is not told.
        public static let authenticationFailed = Code(kind: .authenticationFailed)
        /// More bytes than the operation takes.
        public static let inputTooLong = Code(kind: .inputTooLong)
        /// The output has no room for the result.
        public static let outputTooSmall = Code(kind: .outputTooSmall)
        /// More bytes than the pseudorandom function gives, or none.
        public static let invalidOutputSize = Code(kind: .invalidOutputSize)
        /// A key file or an environment variable that is missing or cannot be read.
        public static let keySourceUnreadable = Code(kind: .keySourceUnreadable)
        /// A key file that others can read or change.
        public static let keySourceExposed = Code(kind: .keySourceExposed)
        /// The cryptographic library refused to work, or failed its power-on test.
        public static let cryptographyFailed = Code(kind: .cryptographyFailed)
    }

    /// The kind of failure.
    public let code: Code

    /// What is wrong and what to do about it, in English.
    public let message: String

    /// The key that it is about.
    public let keyID: KeyID?

    package init(_ code: Code, _ message: String, keyID: KeyID? = nil) {
        self.code = code
        self.message = message
        self.keyID = keyID
    }

    /// The same failure, said of a key.
    func of(_ keyID: KeyID) -> ProtectionKeysError { ProtectionKeysError(code, message, keyID: keyID) }

    /// What is thrown for anything that is not authentic: also for a ``KeyEncryptionKey`` of the caller's to throw.
    public static let authenticationFailed = ProtectionKeysError(.authenticationFailed, "authentication failed")
}

extension ProtectionKeysError: CustomStringConvertible {
    /// The message with the key's id.
    public var description: String { keyID.map { "key \($0): \(message)" } ?? message }
}

extension ProtectionKeysError.Code: CustomStringConvertible {
    /// The name of the code, such as `keyNotFound`.
    public var description: String { "\(kind)" }
}
