import CryptoCore

/// A record as it stands in the log, with its number and the hash of the entry before it.
///
/// ## Specification
/// One line of JSON (RFC 8259) in UTF-8, without blanks; its newline is not a part of it. The leaf of the tree is
/// SHA-256(00 | line). There is one line for an entry: members stand in this order, those that are absent are left out,
/// lists are not empty, numbers have no leading zeros. Members behind the last one would be of a later version, with
/// another `v`.
///
/// | member | |
/// |---|---|
/// | `v` | 1 |
/// | `sequence` | from 0, one more in every line; the index of the leaf |
/// | `previous` | hash of the leaf before, base64url without padding, 43 characters; for the first, SHA-256 of nothing |
/// | `time` | RFC 3339, UTC, milliseconds: `2026-11-22T04:35:26.123Z` |
/// | `decision`, `principal` | strings |
/// | `purpose`, `reason`, `tenant`, `form` | strings, may be absent |
/// | `fields`, `classes`, `rules` | lists of strings, may be absent |
/// | `document` | `{"name":string,"version":number}`, may be absent |
/// | `budgetLeft` | number, may be absent; may be negative |
/// | `subjects` | list of digests, 32 lower-case hexadecimal digits each; may be absent |
/// | `facts` | object of strings, names in ascending order of their bytes; may be absent |
///
/// In strings `"` and `\` are escaped by `\`; control characters (U+0000 to U+001F, U+007F to U+009F), the separators
/// U+2028 and U+2029 and the characters that turn the direction of text (U+202A to U+202E, U+2066 to U+2069) by `\u` and
/// four lower-case hexadecimal digits; nothing else is. So an entry is one line for every reader, and shows what it says.
///
/// `previous` makes a chain of the lines: with it a changed, removed or moved line is found at its place even where no
/// checkpoint was written since.
public struct AuditEntry: Hashable, Sendable {
    /// The number of the record, from 0.
    public let sequence: Int

    /// The hash of the leaf before this one.
    public let previous: MerkleHash

    /// What was recorded.
    public let record: AuditRecord

    init(sequence: Int, previous: MerkleHash, record: AuditRecord) {
        (self.sequence, self.previous, self.record) = (sequence, previous, record)
    }

    /// Reads a line, strictly.
    ///
    /// - Parameter line: without its newline.
    /// - Throws: `malformedRecord` for anything that ``line()`` would not write.
    public init(line: Span<UInt8>) throws(AuditLogError) {
        let outline = try LineOutline(line)
        sequence = outline.sequence
        previous = outline.previous
        record = try AuditRecord(line, outline)
    }

    /// The line, without its newline.
    ///
    /// - Throws: `recordTooLong`.
    public func line() throws(AuditLogError) -> [UInt8] {
        let body = try LineBody(record)
        return [UInt8](capacity: body.bytes.count + LineBody.headLimit) { output in
            LineBody.appendHead(sequence: sequence, previous: previous, to: &output)
            output.append(copying: body.bytes.span)
        }
    }
}
