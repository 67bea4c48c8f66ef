import CryptoCore

/// The part of a line that does not depend on where the record comes to stand: everything from `time` on. Written by the
/// thread that has the record, so that the one that writes the log only puts a head before it.
struct LineBody: Sendable {
    let bytes: [UInt8]

    /// The greatest length of a head.
    static let headLimit = 96

    /// - Throws: `recordTooLong`.
    init(_ record: AuditRecord) throws(AuditLogError) {
        var writer = LineWriter()
        writer.text("\"time\":\"")
        record.time.append(to: &writer.bytes)
        writer.text("\"")
        writer.member("decision", record.decision.rawValue)
        writer.member("principal", record.principal)
        writer.member("purpose", record.purpose)
        writer.member("reason", record.reason)
        writer.member("tenant", record.tenant)
        writer.member("form", record.form)
        writer.member("fields", record.fields)
        writer.member("classes", record.classes)
        writer.member("rules", record.rules)
        if let document = record.document {
            writer.text(",\"document\":{\"name\":")
            writer.string(document.name)
            writer.text(",\"version\":")
            writer.number(document.version)
            writer.text("}")
        }
        if let budgetLeft = record.budgetLeft {
            writer.text(",\"budgetLeft\":")
            writer.number(budgetLeft)
        }
        if !record.subjects.isEmpty {
            writer.text(",\"subjects\":")
            var separator = "[\""
            for subject in record.subjects {
                writer.text(separator)
                writer.bytes.append(addingCapacity: AuditSubject.textSize) { output in subject.append(to: &output) }
                separator = "\",\""
            }
            writer.text("\"]")
        }
        if !record.facts.isEmpty {
            writer.text(",\"facts\":")
            var separator = "{"
            for (name, value) in record.facts.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
                writer.text(separator)
                writer.string(name)
                writer.text(":")
                writer.string(value)
                separator = ","
            }
            writer.text("}")
        }
        writer.text("}")
        bytes = writer.bytes
        guard bytes.count + Self.headLimit <= AuditRecord.maximumLineSize else {
            throw AuditLogError(
                .recordTooLong,
                "a record of \(bytes.count) bytes, more than \(AuditRecord.maximumLineSize) with its head: split the batch"
            )
        }
    }

    /// Writes what stands before a body, at most ``headLimit`` bytes.
    static func appendHead(sequence: Int, previous: MerkleHash, to output: inout OutputSpan<UInt8>) {
        let start = LineToken.start.bytes
        output.append(copying: start.span)
        let number = String(sequence)
        output.append(copying: number.utf8Span.span)
        let link = LineToken.previous.bytes
        output.append(copying: link.span)
        Base64.encode(previous.storage.span, .url, to: &output)
        output.append(UInt8(ascii: "\""))
        output.append(UInt8(ascii: ","))
    }
}
