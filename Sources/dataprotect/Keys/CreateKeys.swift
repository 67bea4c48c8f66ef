import ArgumentParser
import ProtectionKeys

/// `dataprotect keys create`
struct CreateKeys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Makes a keyset with one fresh key. A file that is there already stays.",
        discussion: """
            \(CommandHelp.codes)

            Examples:
              (umask 077; head -c 32 /dev/urandom | base64 > kek)
              dataprotect keys create keyset.json --kek kek --associated-data orders
              dataprotect keys create macs.json --type hmac-sha256 --kek kek
            """)

    @OptionGroup var options: KeysetOptions

    @Option(help: "The kind of key: 'root' for all that protects fields.")
    var type = KeyKind.root

    func run() async throws {
        let keyset = try Keyset(type.template)
        try await options.file.create(keyset, options.key.protection(isNew: true))
        try Console.print("made key \(keyset.primaryKeyID)")
    }
}
