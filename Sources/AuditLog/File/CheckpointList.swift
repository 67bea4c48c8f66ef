import CryptoCore

/// The file of a log's checkpoints: signed notes one below the other, an empty line behind each.
///
/// It grows as long as the log does, so it is read a note at a time, and whoever needs only some of them decodes only those.
enum CheckpointList {
    /// A note as it stands there.
    struct Entry {
        /// With the newline at its end.
        fileprivate(set) var note: [UInt8] = []
        /// Records that it tells of, by its second line; nil where that is no number.
        fileprivate(set) var size: Int?
        /// The line that ends it, from 1.
        fileprivate(set) var line = 0

        /// - Throws: `corrupted` for what is no checkpoint.
        func checkpoint() throws(AuditLogError) -> SignedCheckpoint {
            do throws(AuditLogError) {
                // Notes are UTF-8: what is not becomes U+FFFD, and signs nothing.
                return try SignedCheckpoint(String(decoding: note, as: UTF8.self))
            } catch {
                throw CheckpointList.corrupted(error.message, line: line)
            }
        }
    }

    /// What was read.
    struct End {
        /// Bytes up to the end of the last note that is complete.
        var size = 0
        /// Bytes behind.
        var rest = 0
    }

    static func entry(_ checkpoint: SignedCheckpoint) -> [UInt8] { Array((checkpoint.serialized + "\n").utf8) }

    static func corrupted(_ message: String, line: Int) -> AuditLogError {
        AuditLogError(
            .corrupted, "not a list of checkpoints: \(message)",
            at: AuditPlace(file: SegmentName.checkpoints, line: line))
    }

    /// Calls `body` for every note that is complete, in their order. A list that is not there has none.
    ///
    /// - Throws: what `body` throws; `corrupted` for what is longer than any note.
    static func read(
        in directory: Directory, _ body: (Entry) throws(AuditLogError) -> Void
    ) throws(AuditLogError) -> End {
        let what = "the list of checkpoints"
        let file: FileReader
        do throws(FileError) { file = try FileReader(directory.file(SegmentName.checkpoints)) } catch {
            guard error.code == .missing else { throw AuditLogError(error, what) }
            return End()
        }
        var (end, entry, lines, empty, read) = (End(), Entry(), 0, 0, 0)
        let lineEnd = try LineReader.read(file, what) { (line, number) throws(AuditLogError) in
            // Beyond that it is no note, and a line may be longer than what is handed over of it.
            guard entry.note.count + line.count < SignedNote.maximumSize else {
                throw corrupted("a note of more than \(SignedNote.maximumSize) bytes", line: number)
            }
            read += line.count + 1
            lines += 1
            if lines == 2 { entry.size = Checkpoint.decimal(String(decoding: line)[...]) }
            // A note has an empty line between text and signatures; the other one is behind it.
            if line.isEmpty { empty += 1 }
            if empty == 2 {
                entry.line = number
                try body(entry)
                (entry, lines, empty, end.size) = (Entry(), 0, 0, read)
            } else {
                entry.note.append(addingCapacity: line.count + 1) { output in
                    output.append(copying: line)
                    output.append(0x0A)
                }
            }
            return true
        }
        end.rest = lineEnd.size + lineEnd.rest - end.size
        return end
    }
}
