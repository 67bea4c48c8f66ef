import CryptoCore

/// Looks records up: who saw this customer, what did this agent see, what happened that night.
///
/// All conditions that are set have to hold. Reads the log once from the start, in memory that does not grow with it.
/// Whether the log is what was written, an ``AuditVerifier`` says.
public struct AuditQuery: Hashable, Sendable {
    /// About any of these; nil for all.
    public var subjects: Set<AuditSubject>?

    /// By this principal; nil for all. Compared byte by byte.
    public var principal: String?

    /// From the first time to before the second; nil for all.
    public var time: Range<AuditTime>?

    /// With any of these decisions; nil for all.
    public var decisions: Set<AuditDecision>?

    /// A query with these conditions.
    public init(
        subjects: Set<AuditSubject>? = nil, principal: String? = nil, time: Range<AuditTime>? = nil,
        decisions: Set<AuditDecision>? = nil
    ) {
        self.subjects = subjects
        self.principal = principal
        self.time = time
        self.decisions = decisions
    }

    /// Hands over the records that match, in the order of the log.
    ///
    /// - Parameters:
    ///   - archive: the log.
    ///   - visit: gets each record; answers whether to go on.
    /// - Returns: where lines stand that are no records, at most 100; they are passed over.
    /// - Throws: `storageFailed`, `storageRefused`.
    /// - Complexity: O(n).
    @discardableResult
    public func run(
        on archive: AuditArchive, _ visit: (AuditEntry) -> Bool
    ) throws(AuditLogError) -> [AuditPlace] {
        var (malformed, goesOn) = ([AuditPlace](), true)
        for first in try archive.segmentFirsts() where goesOn {
            let name = SegmentName.name(first: first)
            _ = try LineReader.read(archive.files.file(name), "a segment") { (line, number) throws(AuditLogError) in
                do throws(AuditLogError) {
                    let outline = try LineOutline(line)
                    if try matches(line, outline) { goesOn = visit(try AuditEntry(line: line)) }
                } catch {
                    guard error.code == .malformedRecord else { throw error }
                    if malformed.count < 100 { malformed.append(AuditPlace(file: name, line: number)) }
                }
                return goesOn
            }
        }
        return malformed
    }

    /// The records that match.
    ///
    /// - Parameters:
    ///   - archive: the log.
    ///   - limit: at most so many, the first ones.
    /// - Throws: `storageFailed`, `storageRefused`.
    public func entries(in archive: AuditArchive, limit: Int = 1000) throws(AuditLogError) -> [AuditEntry] {
        var entries: [AuditEntry] = []
        guard limit > 0 else { return entries }
        try run(on: archive) { entry in
            entries.append(entry)
            return entries.count < limit
        }
        return entries
    }

    private func matches(_ line: Span<UInt8>, _ outline: LineOutline) throws(AuditLogError) -> Bool {
        if let time, !time.contains(outline.time) { return false }
        if let principal {
            let text = try LineScanner.text(line, outline.principal)
            guard text.utf8.elementsEqual(principal.utf8) else { return false }
        }
        if let decisions {
            let decision = AuditDecision(rawValue: try LineScanner.text(line, outline.decision))
            guard decisions.contains(decision) else { return false }
        }
        guard let subjects else { return true }
        for index in 0..<outline.subjectCount {
            if let subject = outline.subject(index, line), subjects.contains(subject) { return true }
        }
        return false
    }
}
