import CryptoCore

/// Where the members of a line stand. Made without copying anything, so that a verifier or a query goes over many lines
/// fast; whatever is accepted here is exactly what ``AuditEntry/line()`` would write.
struct LineOutline {
    var sequence = 0
    var previous = MerkleHash(InlineArray(repeating: 0))
    var time = AuditTime(milliseconds: 0)
    var decision = 0..<0
    var principal = 0..<0
    var purpose: Range<Int>?
    var reason: Range<Int>?
    var tenant: Range<Int>?
    var form: Range<Int>?
    /// From the first quote to the last one, commas between.
    var fields: Range<Int>?
    var classes: Range<Int>?
    var rules: Range<Int>?
    var documentName: Range<Int>?
    var documentVersion = 0
    var budgetLeft: Int?
    /// Where the digits of the first digest begin; each further one 35 bytes behind.
    var subjects = 0
    var subjectCount = 0
    var facts: Range<Int>?

    static let malformed = AuditLogError(.malformedRecord, "the line is no record in the form that records have")

    static let subjectStride = AuditSubject.textSize + 3

    init(_ line: Span<UInt8>) throws(AuditLogError) {
        guard line.count <= AuditRecord.maximumLineSize else { throw Self.malformed }
        var scanner = LineScanner()
        try scanner.expect(.start, line)
        sequence = try scanner.number(line, isSigned: false)
        try scanner.expect(.previous, line)
        previous = try Self.hash(&scanner, line)
        try scanner.expect(.time, line)
        guard line.count - scanner.offset > AuditTime.textSize,
            let time = AuditTime(text: line.extracting(scanner.offset..<scanner.offset + AuditTime.textSize))
        else { throw Self.malformed }
        self.time = time
        scanner.offset += AuditTime.textSize
        try scanner.expect(.decision, line)
        decision = try scanner.string(line)
        try scanner.expect(.principal, line)
        principal = try scanner.string(line)
        if scanner.take(.purpose, line) { purpose = try scanner.string(line) }
        if scanner.take(.reason, line) { reason = try scanner.string(line) }
        if scanner.take(.tenant, line) { tenant = try scanner.string(line) }
        if scanner.take(.form, line) { form = try scanner.string(line) }
        if scanner.take(.fields, line) { fields = try Self.list(&scanner, line) }
        if scanner.take(.classes, line) { classes = try Self.list(&scanner, line) }
        if scanner.take(.rules, line) { rules = try Self.list(&scanner, line) }
        if scanner.take(.document, line) {
            documentName = try scanner.string(line)
            try scanner.expect(.version, line)
            documentVersion = try scanner.number(line, isSigned: true)
            try scanner.expect(.objectEnd, line)
        }
        if scanner.take(.budgetLeft, line) { budgetLeft = try scanner.number(line, isSigned: true) }
        if scanner.take(.subjects, line) { try scanSubjects(&scanner, line) }
        if scanner.take(.facts, line) { facts = try Self.members(&scanner, line) }
        try scanner.expect(.objectEnd, line)
        guard scanner.offset == line.count else { throw Self.malformed }
    }

    private static func hash(_ scanner: inout LineScanner, _ line: Span<UInt8>) throws(AuditLogError) -> MerkleHash {
        let end = scanner.offset + 43
        guard line.count >= end else { throw malformed }
        let digits = line.extracting(scanner.offset..<end)
        scanner.offset = end
        let hash: MerkleHash? = withTemporaryBytes(capacity: 43) { output in
            Base64.decode(digits, .url, to: &output) ? MerkleHash(bytes: output.span) : nil
        }
        guard let hash else { throw malformed }
        return hash
    }

    private mutating func scanSubjects(_ scanner: inout LineScanner, _ line: Span<UInt8>) throws(AuditLogError) {
        subjects = scanner.offset
        repeat {
            guard line.count - scanner.offset >= AuditSubject.textSize else { throw Self.malformed }
            guard subject(subjectCount, line) != nil else { throw Self.malformed }
            scanner.offset += AuditSubject.textSize
            subjectCount += 1
        } while scanner.take(.nextSubject, line)
        try scanner.expect(.subjectsEnd, line)
    }

    private static func list(_ scanner: inout LineScanner, _ line: Span<UInt8>) throws(AuditLogError) -> Range<Int> {
        let start = scanner.offset
        repeat { _ = try scanner.string(line) } while scanner.take(.comma, line)
        try scanner.expect(.listEnd, line)
        return start..<scanner.offset - 1
    }

    private static func members(_ scanner: inout LineScanner, _ line: Span<UInt8>) throws(AuditLogError) -> Range<Int> {
        let start = scanner.offset
        var last: String?
        repeat {
            let name = try LineScanner.text(line, scanner.string(line))
            // Strictly ascending, so that none stands twice.
            if let last, !last.utf8.lexicographicallyPrecedes(name.utf8) { throw malformed }
            last = name
            try scanner.expect(.colon, line)
            _ = try scanner.string(line)
        } while scanner.take(.comma, line)
        try scanner.expect(.objectEnd, line)
        return start..<scanner.offset - 1
    }

    /// A subject's digest. Its digits were checked.
    func subject(_ index: Int, _ line: Span<UInt8>) -> AuditSubject? {
        let start = subjects + index * Self.subjectStride
        return AuditSubject(text: line.extracting(start..<start + AuditSubject.textSize))
    }
}
