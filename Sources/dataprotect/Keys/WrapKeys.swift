import ArgumentParser
import ProtectionKeys

/// `dataprotect keys wrap`
struct WrapKeys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wrap",
        abstract: "Encrypts a keyset under another key or passphrase. The keys stay the same.",
        discussion: """
            \(CommandHelp.codes)

            Examples:
              dataprotect keys wrap keyset.json --kek old --new-kek new
              dataprotect keys wrap keyset.json --insecure-cleartext --new-kek kek
            """)

    @OptionGroup var options: KeysetOptions
    @OptionGroup var newKey: NewKeyOptions

    func run() async throws {
        let old = try options.key.protection()
        let keyset = try await options.file.update(old, next: newKey.protection(after: options.key)) { _ in }
        try Console.print("\(keyset.keys.count) \(keyset.keys.count == 1 ? "key" : "keys") wrapped")
    }
}
