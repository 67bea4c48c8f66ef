/// Why a record was not written, or a log, a note or a proof was not accepted.
///
/// The message says what to do. It holds sizes, sequence numbers and names of files that the log itself made; never a
/// value, a principal, a reason, or a key. `place` says where in a log, as far as that can be told.
public struct AuditLogError: Error, Hashable, Sendable {
    /// The kind of failure. A struct, so that later versions can add kinds.
    public struct Code: Hashable, Sendable {
        fileprivate enum Kind: Hashable {
            case recordTooLong, malformedRecord
            case storageFull, storageRefused, storageFailed, locked, overloaded, closed
            case corrupted, rolledBack
            case malformedKey, malformedNote, untrustedNote, invalidSignature, malformedCheckpoint, wrongLog
            case malformedProof, proofFailed, outOfRange
            case cryptographyFailed
        }

        fileprivate let kind: Kind

        /// A record whose line would have more than ``AuditRecord/maximumLineSize`` bytes.
        public static let recordTooLong = Code(kind: .recordTooLong)
        /// A line that is no record in the one form that records have.
        public static let malformedRecord = Code(kind: .malformedRecord)
        /// The disk, the quota or the allowed size of a file is used up. Nothing was recorded.
        public static let storageFull = Code(kind: .storageFull)
        /// A read-only file system, or a lack of permissions. Nothing was recorded.
        public static let storageRefused = Code(kind: .storageRefused)
        /// Another answer of the system. Unless a read failed, nothing was recorded.
        public static let storageFailed = Code(kind: .storageFailed)
        /// Somebody else writes to the same folder.
        public static let locked = Code(kind: .locked)
        /// More is waiting to be written than may. Nothing was recorded.
        public static let overloaded = Code(kind: .overloaded)
        /// The log was closed, or a failure left it in a state that only opening it again can clear.
        public static let closed = Code(kind: .closed)
        /// What stands in the files is not what a log wrote there. From `append`: nothing was recorded.
        public static let corrupted = Code(kind: .corrupted)
        /// There are fewer records than a signed checkpoint tells of.
        public static let rolledBack = Code(kind: .rolledBack)
        /// Not the text of a signer's or a verifier's key.
        public static let malformedKey = Code(kind: .malformedKey)
        /// Not a signed note.
        public static let malformedNote = Code(kind: .malformedNote)
        /// No signature by a key that is trusted.
        public static let untrustedNote = Code(kind: .untrustedNote)
        /// A signature that names a trusted key and was not made with it over this text.
        public static let invalidSignature = Code(kind: .invalidSignature)
        /// A note, but not a checkpoint.
        public static let malformedCheckpoint = Code(kind: .malformedCheckpoint)
        /// A checkpoint of another log.
        public static let wrongLog = Code(kind: .wrongLog)
        /// Not the text of a proof.
        public static let malformedProof = Code(kind: .malformedProof)
        /// A proof that does not lead to the root it should.
        public static let proofFailed = Code(kind: .proofFailed)
        /// A sequence number or a size beyond what there is.
        public static let outOfRange = Code(kind: .outOfRange)
        /// The cryptographic library refused to work, or failed its power-on test.
        public static let cryptographyFailed = Code(kind: .cryptographyFailed)
    }

    /// The kind of failure.
    public let code: Code

    /// What is wrong and what to do about it, in English.
    public let message: String

    /// Where in the log.
    public let place: AuditPlace?

    init(_ code: Code, _ message: String, at place: AuditPlace? = nil) {
        self.code = code
        self.message = message
        self.place = place
    }

    /// For sinks of the host's own: that records could not be stored.
    ///
    /// - Parameters:
    ///   - code: such as ``Code/storageFailed``.
    ///   - message: what to do about it; without values.
    public init(code: Code, message: String) { self.init(code, message) }
}

extension AuditLogError: CustomStringConvertible {
    /// The message with the place.
    public var description: String { (place.map { "\($0): " } ?? "") + message }
}

extension AuditLogError.Code: CustomStringConvertible {
    /// The name of the code, such as `rolledBack`.
    public var description: String { "\(kind)" }
}
