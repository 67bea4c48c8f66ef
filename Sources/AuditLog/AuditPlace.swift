/// Where in a log something is.
public struct AuditPlace: Hashable, Sendable {
    /// The name of the file, without the folder.
    public let file: String

    /// The line in that file, from 1; nil where it is about the file as a whole.
    public let line: Int?

    /// The sequence number that the record there has, or should have.
    public let sequence: Int?

    init(file: String, line: Int? = nil, sequence: Int? = nil) {
        self.file = file
        self.line = line
        self.sequence = sequence
    }
}

extension AuditPlace: CustomStringConvertible {
    /// Such as `00000000000000000000.jsonl:17 (record 16)`.
    public var description: String {
        file + (line.map { ":\($0)" } ?? "") + (sequence.map { " (record \($0))" } ?? "")
    }
}
