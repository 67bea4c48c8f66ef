public import ProtectionKeys

/// Why a field was not encrypted, decrypted or indexed.
///
/// The message says what to do. It holds sizes, key ids and versions, never a plaintext, a key or a part of an
/// envelope. `row` points into the caller's own column.
public struct FieldEncryptionError: Error, Hashable, Sendable {
    /// The kind of failure. A struct, so that later versions can add kinds.
    public struct Code: Hashable, Sendable {
        fileprivate enum Kind: Hashable {
            case malformedEnvelope, unknownVersion, unknownSuite
            case keyNotFound, keyDisabled, keyDestroyed
            case authenticationFailed
            case recordMissing, contextTooLong, plaintextTooLong, outputTooSmall, unequalCounts
            case notText, notEncodable, notDecodable
            case unsafeIndexLength, nothingToIndex, unequalParts
            case plaintextRefused, legacyRefused
            case storeUnavailable, storeDamaged
            case cryptographyFailed
        }

        fileprivate let kind: Kind

        /// Too short, or not base64url: nothing that this library ever wrote.
        public static let malformedEnvelope = Code(kind: .malformedEnvelope)
        /// An envelope of a later version of the format.
        public static let unknownVersion = Code(kind: .unknownVersion)
        /// An envelope of an algorithm that is not offered.
        public static let unknownSuite = Code(kind: .unknownSuite)
        /// The key that wrote the envelope is not in the keyset.
        public static let keyNotFound = Code(kind: .keyNotFound)
        /// The key that wrote the envelope is switched off.
        public static let keyDisabled = Code(kind: .keyDisabled)
        /// The key that wrote the envelope was destroyed: the value is lost.
        public static let keyDestroyed = Code(kind: .keyDestroyed)
        /// The envelope was changed, or belongs to another tenant, domain, record or keyset. Which is not told.
        public static let authenticationFailed = Code(kind: .authenticationFailed)
        /// Randomised encryption in a context without a record.
        public static let recordMissing = Code(kind: .recordMissing)
        /// Tenant and domain above some 32,000 bytes, or a record above 2 GiB.
        public static let contextTooLong = Code(kind: .contextTooLong)
        /// A plaintext above ``FieldCipher/maximumPlaintextSize`` bytes.
        public static let plaintextTooLong = Code(kind: .plaintextTooLong)
        /// The output has no room for the result.
        public static let outputTooSmall = Code(kind: .outputTooSmall)
        /// A column with not as many records as values.
        public static let unequalCounts = Code(kind: .unequalCounts)
        /// What was encrypted is authentic, and no text.
        public static let notText = Code(kind: .notText)
        /// A value that its own `encode(to:)` refuses.
        public static let notEncodable = Code(kind: .notEncodable)
        /// What was encrypted is authentic, and no value of the type asked for.
        public static let notDecodable = Code(kind: .notDecodable)
        /// An index length that tells too much, or nothing, about the values.
        public static let unsafeIndexLength = Code(kind: .unsafeIndexLength)
        /// A value of which normalisation leaves nothing.
        public static let nothingToIndex = Code(kind: .nothingToIndex)
        /// Not as many parts as the compound index has.
        public static let unequalParts = Code(kind: .unequalParts)
        /// A plaintext where migration is over.
        public static let plaintextRefused = Code(kind: .plaintextRefused)
        /// A value of the old scheme where migration is over.
        public static let legacyRefused = Code(kind: .legacyRefused)
        /// A store of subject keys that did not answer: locked by another process, full, or gone. Try again.
        public static let storeUnavailable = Code(kind: .storeUnavailable)
        /// A store of subject keys that holds what it did not write, or belongs to another keyset.
        public static let storeDamaged = Code(kind: .storeDamaged)
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

    init(_ code: Code, _ message: String, keyID: KeyID? = nil, row: Int? = nil) {
        self.code = code
        self.message = message
        self.keyID = keyID
        self.row = row
    }

    /// The same failure, placed in a column.
    func inRow(_ row: Int) -> FieldEncryptionError { FieldEncryptionError(code, message, keyID: keyID, row: row) }

    /// What a ``SubjectKeyStore`` throws that cannot answer now.
    ///
    /// - Parameter message: what is wrong and what to do about it; without subjects and keys.
    public static func storeUnavailable(_ message: String) -> FieldEncryptionError {
        FieldEncryptionError(.storeUnavailable, message)
    }

    /// What a ``SubjectKeyStore`` throws that holds what it cannot have written.
    ///
    /// - Parameter message: as for ``storeUnavailable(_:)``.
    public static func storeDamaged(_ message: String) -> FieldEncryptionError {
        FieldEncryptionError(.storeDamaged, message)
    }

    static let authenticationFailed = FieldEncryptionError(.authenticationFailed, "authentication failed")

    static let recordMissing = FieldEncryptionError(
        .recordMissing, "randomised encryption binds a value to its row: say which with context.record(key)")
}

extension FieldEncryptionError: CustomStringConvertible {
    /// The message with the row and the key's id.
    public var description: String {
        (row.map { "row \($0): " } ?? "") + (keyID.map { "key \($0): " } ?? "") + message
    }
}

extension FieldEncryptionError.Code: CustomStringConvertible {
    /// The name of the code, such as `authenticationFailed`.
    public var description: String { "\(kind)" }
}
