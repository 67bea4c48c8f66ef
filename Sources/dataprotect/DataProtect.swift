import ArgumentParser
import CryptoCore
import Foundation

/// The command: files, keys, tokens and indexes, for whoever operates a service that protects its data.
@main
struct DataProtect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dataprotect",
        abstract: "Protects and reveals files, manages keysets, checks reveal documents, verifies audit logs.",
        discussion: """
            Exits with 0, or as sysexits(3) says: 64 wrong usage, 65 wrong data or a wrong key, 66 no such input, 70 an \
            internal error, 73 the output cannot be made, 74 reading or writing failed, 77 no permission. 1 is for what was \
            looked for: a token that 'scan --fail' found, a log of which 'audit verify' proves nothing.

            Passphrases and keys are read from files, descriptors or the terminal, never from arguments, which every user \
            of a machine can see.

            Examples:
              dataprotect keys create keyset.json --kek kek
              dataprotect protect --catalog catalog.yaml --table customer \\
                --keyset keyset.json --kek kek in.csv -o out.csv
              dataprotect policy check policy.yaml --strict
              dataprotect audit verify audit --key-file audit.key.pub
              dataprotect help policy explain
            """,
        subcommands: documentCommands + [KeysCommand.self, AuditCommand.self, ScanCommand.self, IndexCommand.self])

    /// Those that read catalogs and reveal documents in YAML.
    private static var documentCommands: [any ParsableCommand.Type] {
        #if YAML
            [ProtectCommand.self, RevealCommand.self, PolicyCommand.self]
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
