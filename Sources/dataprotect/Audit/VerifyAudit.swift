import ArgumentParser
import AuditLog

/// `dataprotect audit verify`
struct VerifyAudit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Says whether an audit log is still what was written, and where it is not.",
        discussion: """
            Prints a line for each finding, and one that sums up. What is proved reaches to the last checkpoint by one of the \
            keys: give checkpoints that were kept elsewhere too, since those beside the log can be cut together with it.

            Exits with 65 where something is wrong, and with 1 where nothing is wrong but nothing is proved either: there \
            is no log, no record is anchored by a checkpoint, or more are not than --unanchored allows.

            \(CommandHelp.codes)

            Examples:
              dataprotect audit verify audit --key-file audit.key.pub
              dataprotect audit verify audit --checkpoint published.txt \\
                --key 'example.com/audit+1a2b3c4d+AQ...'
            """)

    @OptionGroup var folder: AuditFolder
    @OptionGroup var keys: AuditKeyOptions

    @Option(help: "A checkpoint that was kept elsewhere; may be given several times.", completion: .file())
    var checkpoint: [String] = []

    @Option(help: "The log's identity; the name of the first key unless given.")
    var origin: String?

    @Option(help: "How many records may stand behind the last checkpoint; any number unless given.")
    var unanchored: Int?

    @Flag(help: "Write JSON.")
    var json = false

    func validate() throws {
        if let unanchored, unanchored < 0 { throw ValidationError("No less than no records can be unanchored.") }
    }

    func run() async throws {
        let verifier = AuditVerifier(keys: try keys.verifiers(), origin: origin)
        let published = try checkpoint.map { try Self.checkpoint(TextFile($0)) }
        let report = try verifier.verify(folder.archive(), published: published)
        try Console.print(json ? JSONLine.text(AuditSummary(report)) : Self.text(report))
        guard report.isIntact else {
            throw CommandFailure(.wrongData, "\(folder.folder): the log is not what was written")
        }
        guard report.segments > 0 else {
            throw CommandFailure(.notProved, "\(folder.folder): there is no log in the folder")
        }
        if report.records > 0, report.anchoredRecords == 0 {
            throw CommandFailure(.notProved, "\(folder.folder): no checkpoint by these keys anchors a record")
        }
        if let unanchored, report.unanchoredRecords > unanchored {
            throw CommandFailure(
                .notProved, "\(folder.folder): \(report.unanchoredRecords) records stand behind the last checkpoint")
        }
    }

    private static func checkpoint(_ file: TextFile) throws -> SignedCheckpoint {
        let bytes = try file.bytes()
        do throws(AuditLogError) {
            return try SignedCheckpoint(String(decoding: bytes, as: UTF8.self))
        } catch {
            throw CommandFailure(.wrongData, "\(file.name): \(error.message)")
        }
    }

    /// The findings, the sum, and what is worth knowing besides.
    static func text(_ report: AuditReport) -> String {
        var lines = report.description.split(separator: "\n").map(String.init)
        if report.furtherFindings > 0 { lines.append("\(report.furtherFindings) findings more are not described") }
        if let last = report.lastCheckpoint {
            lines.append("last checkpoint: \(last.checkpoint.size) records, root \(last.checkpoint.root.base64)")
        }
        if report.unfinishedBytes > 0 {
            lines.append(
                "\(report.unfinishedBytes) bytes of an unfinished line at the end: it is being written, or its "
                    + "writer was killed")
        }
        if report.timesGoingBack > 0 {
            let first = report.firstTimeGoingBack.map { ", first at \($0)" } ?? ""
            lines.append("\(report.timesGoingBack) times are before those of the record before them\(first)")
        }
        for name in report.foreignFiles { lines.append("no file of the log's, and not read: \(name)") }
        return lines.map(Console.plain).joined(separator: "\n")
    }
}
