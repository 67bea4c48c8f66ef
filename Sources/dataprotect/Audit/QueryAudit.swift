import ArgumentParser
import AuditLog
import CryptoCore
import DataProtection
import ProtectionKeys
import RevealPolicy

/// `dataprotect audit query`
struct QueryAudit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Looks records up: who saw this customer, what did this agent see, what happened that night.",
        discussion: """
            All conditions that are given have to hold. A subject is looked for by its id, with the keyset that its digests \
            were made with, under every key that is enabled; or by its digest. Whether the log is what was written, \
            'audit verify' says. Exits with 65 where a line is no record.

            \(CommandHelp.codes)

            Examples:
              dataprotect audit query audit --subject c7 --tenant acme \\
                --keyset keyset.json --kek kek
              dataprotect audit query audit --principal eve --json \\
                --from 2026-11-22T00:00:00Z --to 2026-11-23T00:00:00Z
              dataprotect audit query audit --decision canary --decision exhausted
            """)

    @OptionGroup var folder: AuditFolder

    @Option(help: "The id of a subject, as the rows have it; may be given several times.")
    var subject: [String] = []

    @Option(help: "The tenant of the subjects, where they have one.")
    var tenant: String?

    @Option(help: "The root keyset, for --subject.", completion: .file())
    var keyset: String?

    @OptionGroup var key: KeyOptions

    @Option(
        help: "The digest of a subject, as the log has it; may be given several times.", transform: QueryAudit.digest)
    var digest: [AuditSubject] = []

    @Option(help: "Who asked.")
    var principal: String?

    @Option(help: "From this time on, such as 2026-11-22T00:00:00Z.", transform: QueryAudit.time)
    var from: AuditTime?

    @Option(help: "To before this time.", transform: QueryAudit.time)
    var to: AuditTime?

    @Option(help: "What was decided: revealed, denied, exhausted, canary, break-glass; may be given several times.")
    var decision: [String] = []

    @Option(help: "The greatest number of records, the first ones; 1000 in a table, all in JSON, unless given.")
    var limit: Int?

    @Flag(help: "Write the records as they stand in the log, each a JSON object on a line.")
    var json = false

    private static func digest(_ text: String) throws -> AuditSubject {
        guard let digest = AuditSubject(text.lowercased()) else {
            throw ValidationError("A digest has 32 hexadecimal digits.")
        }
        return digest
    }

    /// With milliseconds or without, as times are written by hand.
    private static func time(_ text: String) throws -> AuditTime {
        if let time = AuditTime(text) { return time }
        if text.last == "Z", let time = AuditTime("\(text.dropLast()).000Z") { return time }
        throw ValidationError("A time is written as 2026-11-22T00:00:00Z.")
    }

    func validate() throws {
        if subject.isEmpty == (keyset != nil) { throw ValidationError("--subject and --keyset go together.") }
        if subject.isEmpty, tenant != nil { throw ValidationError("--tenant says whose --subject is.") }
        if let from, let to, from >= to { throw ValidationError("--from is before --to.") }
        if let limit, limit < 1 { throw ValidationError("At least one record.") }
    }

    func run() async throws {
        let archive = try folder.archive()
        let query = AuditQuery(
            subjects: try await subjects(), principal: principal, time: time,
            decisions: decision.isEmpty ? nil : Set(decision.map { AuditDecision(rawValue: $0) }))
        var rows = AuditTable()
        var failure: (any Error)?
        let limit = limit ?? (json ? .max : 1000)
        var count = 0
        let malformed = try query.run(on: archive) { entry in
            // One more is looked for, to know whether there is one.
            guard count < limit else {
                count += 1
                return false
            }
            count += 1
            guard json else {
                rows.append(entry)
                return true
            }
            do {
                try Console.output.write(try entry.line() + [0x0A])
                return true
            } catch {
                failure = error
                return false
            }
        }
        if let failure { throw failure }
        if !json { try Console.print(rows.text) }
        if count > limit { Console.note("dataprotect: there are more than \(limit) records: say --limit, or --json") }
        guard malformed.isEmpty else {
            let places = malformed.prefix(10).map(\.description).joined(separator: ", ")
            throw CommandFailure(
                .wrongData, "\(folder.folder): \(malformed.count) lines are no records, and were passed over: \(places)"
            )
        }
    }

    private var time: Range<AuditTime>? {
        guard from != nil || to != nil else { return nil }
        return (from ?? AuditTime(milliseconds: 0))..<(to ?? AuditTime(milliseconds: .max))
    }

    /// The digests of the subjects under every key; nil where none is asked for.
    private func subjects() async throws -> Set<AuditSubject>? {
        var digests = Set(digest)
        if let keyset {
            let root = try RootKeyset(await KeysetFile(keyset).read(key.protection()))
            let digester = try SubjectDigester(root)
            for id in subject {
                for digest in try digester.allDigests(of: id, tenant: tenant) {
                    let bytes = digest.bytes
                    if let subject = AuditSubject(bytes: bytes.span) { digests.insert(subject) }
                }
            }
        }
        return digests.isEmpty ? nil : digests
    }
}
