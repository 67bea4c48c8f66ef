import ArgumentParser
import AuditLog
import CryptoCore

/// `dataprotect audit`
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Verifies audit logs, and looks records up.",
        discussion: """
            \(CommandHelp.codes)

            Examples:
              dataprotect audit verify audit --key-file audit.key.pub \\
                --checkpoint published.txt
              dataprotect audit query audit --subject c7 --tenant acme \\
                --keyset keyset.json --kek kek
            """,
        subcommands: [VerifyAudit.self, QueryAudit.self])
}

/// The folder of the log that a command is about.
struct AuditFolder: ParsableArguments {
    @Argument(help: "The folder of the log, or a copy of it.", completion: .directory)
    var folder: String

    func archive() throws -> AuditArchive {
        do throws(FileError) {
            switch try AtomicFile.kind(of: folder) {
            case .folder: return AuditArchive(directory: folder)
            case .nothing: throw FileError(number: 2, operation: "open")
            case .file, .stream: break
            }
        } catch {
            throw CommandFailure(error, folder)
        }
        throw CommandFailure(.wrongData, "\(folder): is no folder")
    }
}
