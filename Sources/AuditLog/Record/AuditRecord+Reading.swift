extension AuditRecord {
    /// The record of a line whose members were found.
    init(_ line: Span<UInt8>, _ outline: LineOutline) throws(AuditLogError) {
        func optional(_ range: Range<Int>?) throws(AuditLogError) -> String? {
            guard let range else { return nil }
            return try LineScanner.text(line, range)
        }
        func list(_ range: Range<Int>?) throws(AuditLogError) -> [String] {
            guard let range else { return [] }
            var (scanner, strings) = (LineScanner(offset: range.lowerBound), [String]())
            repeat { strings.append(try LineScanner.text(line, scanner.string(line))) } while scanner.take(",", line)
            return strings
        }
        self.init(
            time: outline.time, decision: AuditDecision(rawValue: try LineScanner.text(line, outline.decision)),
            principal: try LineScanner.text(line, outline.principal))
        purpose = try optional(outline.purpose)
        reason = try optional(outline.reason)
        tenant = try optional(outline.tenant)
        form = try optional(outline.form)
        fields = try list(outline.fields)
        classes = try list(outline.classes)
        rules = try list(outline.rules)
        if let name = outline.documentName {
            document = Document(name: try LineScanner.text(line, name), version: outline.documentVersion)
        }
        budgetLeft = outline.budgetLeft
        subjects.reserveCapacity(outline.subjectCount)
        for index in 0..<outline.subjectCount {
            guard let subject = outline.subject(index, line) else { throw LineOutline.malformed }
            subjects.append(subject)
        }
        guard let range = outline.facts else { return }
        var scanner = LineScanner(offset: range.lowerBound)
        repeat {
            let name = try LineScanner.text(line, scanner.string(line))
            try scanner.expect(":", line)
            let value = try LineScanner.text(line, scanner.string(line))
            // Names that Swift takes for equal although their bytes differ were never written together.
            guard facts.updateValue(value, forKey: name) == nil else { throw LineOutline.malformed }
        } while scanner.take(",", line)
    }
}
