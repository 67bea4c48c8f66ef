import ArgumentParser
import ProtectionKeys

/// A command that changes one key of a keyset.
struct KeyArguments: ParsableArguments {
    @OptionGroup var options: KeysetOptions

    @Argument(help: "The id of the key, as 'keys list' shows it.", transform: KeyArguments.id)
    var key: KeyID

    private static func id(_ text: String) throws -> KeyID {
        guard let id = KeyID(text) else { throw ValidationError("A key's id is a number up to 4294967295.") }
        return id
    }

    func change(_ done: String, _ change: (inout Keyset, KeyID) throws -> Void) async throws {
        _ = try await options.file.update(options.key.protection()) { keyset in try change(&keyset, key) }
        try Console.print("key \(key) \(done)")
    }
}

/// `dataprotect keys promote`
struct PromoteKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promote", abstract: "Makes a key the one that writes.",
        discussion: """
            \(CommandHelp.codes)

            Examples:
              dataprotect keys promote keyset.json 1234567890 --kek kek
            """)

    @OptionGroup var arguments: KeyArguments

    func run() async throws { try await arguments.change("writes from now on") { try $0.promote($1) } }
}

/// `dataprotect keys disable`
struct DisableKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable",
        abstract: "Switches a key off: what it wrote cannot be read until it is enabled again.",
        discussion: """
            \(CommandHelp.codes)

            Examples:
              dataprotect keys disable keyset.json 1234567890 --kek kek
            """)

    @OptionGroup var arguments: KeyArguments

    func run() async throws { try await arguments.change("is disabled") { try $0.disable($1) } }
}

/// `dataprotect keys enable`
struct EnableKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable", abstract: "Switches a key on again.",
        discussion: """
            \(CommandHelp.codes)

            Examples:
              dataprotect keys enable keyset.json 1234567890 --kek kek
            """)

    @OptionGroup var arguments: KeyArguments

    func run() async throws { try await arguments.change("is enabled") { try $0.enable($1) } }
}
