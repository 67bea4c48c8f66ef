/// Something that a verifier found wrong in a log.
public struct AuditFinding: Hashable, Sendable {
    /// What is wrong. A struct, so that later versions can add kinds.
    public struct Code: Hashable, Sendable {
        fileprivate enum Kind: Hashable {
            case malformedRecord, wrongSequence, brokenLink, missingSegment, unfinishedSegment
            case rootMismatch, rolledBack, checkpointOrder, untrustedCheckpoint, malformedCheckpoints
        }

        fileprivate let kind: Kind

        /// A line that is no record.
        public static let malformedRecord = Code(kind: .malformedRecord)
        /// A record that has another number than its place: records were removed, added or moved here.
        public static let wrongSequence = Code(kind: .wrongSequence)
        /// The line does not continue the one before it: that one was changed, or what this one says of it.
        public static let brokenLink = Code(kind: .brokenLink)
        /// The file with the records before this segment is not there, or records of this number are in two files.
        public static let missingSegment = Code(kind: .missingSegment)
        /// A segment that others follow ends in the middle of a line.
        public static let unfinishedSegment = Code(kind: .unfinishedSegment)
        /// The records are not those that a checkpoint signed. If no line is found wrong, all lines were written anew.
        public static let rootMismatch = Code(kind: .rootMismatch)
        /// A checkpoint tells of records that are not there.
        public static let rolledBack = Code(kind: .rolledBack)
        /// A checkpoint that tells of fewer records than the one before it, or of as many with another root.
        public static let checkpointOrder = Code(kind: .checkpointOrder)
        /// A checkpoint that is not by a trusted key, or of another log.
        public static let untrustedCheckpoint = Code(kind: .untrustedCheckpoint)
        /// The list of checkpoints is damaged.
        public static let malformedCheckpoints = Code(kind: .malformedCheckpoints)
    }

    /// What is wrong.
    public let code: Code

    /// In English.
    public let message: String

    /// Where it shows.
    public let place: AuditPlace

    /// The numbers of the records of which at least one is not what was written, or is not there, as far as can be told.
    public let sequences: Range<Int>
}

extension AuditFinding: CustomStringConvertible {
    /// The place, the code, the message and the numbers.
    public var description: String {
        let numbers = sequences.isEmpty ? "" : " (records \(sequences.lowerBound) to \(sequences.upperBound - 1))"
        return "\(place): \(code): \(message)\(numbers)"
    }
}

extension AuditFinding.Code: CustomStringConvertible {
    /// The name of the code, such as `brokenLink`.
    public var description: String { "\(kind)" }
}
