import ArgumentParser
import CryptoCore
import Foundation

/// The command: files, keys, tokens and indexes, for whoever operates a service that protects its data.
@main
struct DataProtect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dataprotect",
        abstract: "Protects files, manages keysets, finds tokens, plans blind indexes.",
        discussion: """
            Exits with 0, or as sysexits(3) says: 64 wrong usage, 65 wrong data or a wrong key, 66 no such input, 70 an \
            internal error, 73 the output cannot be made, 74 reading or writing failed, 77 no permission.

            Passphrases and keys are read from files, descriptors or the terminal, never from arguments, which every user \
            of a machine can see.
            """,
        subcommands: recordCommands + [KeysCommand.self, ScanCommand.self, IndexCommand.self])

    /// Those that read catalogs in YAML.
    private static var recordCommands: [any ParsableCommand.Type] {
        #if YAML
            [ProtectCommand.self]
        #else
            []
        #endif
    }

    static func main() async {
        ByteOutput.survivingBrokenPipes()
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            guard let failure = CommandFailure(error) else { exit(withError: error) }
            // Nobody reads any more: no reason to say anything.
            if let message = failure.message {
                // Names of columns and files are in it, which come from wherever the files do.
                let lines = message.split(separator: "\n").map { Console.plain(String($0)) }
                Console.note("dataprotect: \(lines.joined(separator: "\n"))")
            }
            Foundation.exit(failure.status.rawValue)
        }
    }
}
