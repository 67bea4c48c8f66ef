/// The file of a log's checkpoints: signed notes one below the other, an empty line behind each.
struct CheckpointList {
    /// All that are complete, in their order.
    var checkpoints: [SignedCheckpoint] = []
    /// Bytes up to the end of the last complete one.
    var size = 0
    /// Bytes behind.
    var rest = 0

    /// The greatest size of the file that is read.
    static let limit = 1 << 30

    static func entry(_ checkpoint: SignedCheckpoint) -> [UInt8] { Array((checkpoint.serialized + "\n").utf8) }

    /// - Throws: `corrupted` for a complete note that is no checkpoint.
    init(_ bytes: [UInt8]) throws(AuditLogError) {
        // A note has two empty lines' beginnings: between text and signatures, and behind these.
        var (start, line, empty, number) = (0, 0, 0, 1)
        for index in bytes.indices where bytes[index] == 0x0A {
            if index == line { empty += 1 }
            line = index + 1
            number += 1
            guard empty == 2 else { continue }
            do throws(AuditLogError) {
                // Notes are UTF-8: what is not becomes U+FFFD, and signs nothing.
                checkpoints.append(try SignedCheckpoint(String(decoding: bytes[start..<index], as: UTF8.self)))
            } catch {
                throw AuditLogError(
                    .corrupted, "not a checkpoint: \(error.message)",
                    at: AuditPlace(file: SegmentName.checkpoints, line: number - 1))
            }
            (start, empty, size) = (index + 1, 0, index + 1)
        }
        rest = bytes.count - size
    }
}
