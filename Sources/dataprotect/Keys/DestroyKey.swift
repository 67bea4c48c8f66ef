import ArgumentParser
import CryptoCore
import ProtectionKeys

/// `dataprotect keys destroy`
struct DestroyKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "destroy",
        abstract: "Forgets a key for ever: what it wrote is lost.",
        discussion: """
            Asks for the id again, or is given --yes. Copies of the file that are elsewhere, in backups too, still have the \
            key.

            \(CommandHelp.codes)

            Examples:
              dataprotect keys destroy keyset.json 1234567890 --kek kek
              dataprotect keys destroy keyset.json 1234567890 --kek kek --yes
            """)

    @OptionGroup var arguments: KeyArguments

    @Flag(help: "Do not ask.")
    var yes = false

    func run() async throws {
        if !yes { try Self.confirm(arguments.key) }
        try await arguments.change("is destroyed") { try $0.destroy($1) }
    }

    /// The id is typed, since a `y` is typed too easily.
    private static func confirm(_ id: KeyID) throws {
        guard ByteInput(descriptor: 0).isTerminal else {
            throw CommandFailure(.usage, "nobody is there to confirm it: say --yes to destroy key \(id) for ever")
        }
        Console.note("What key \(id) wrote is lost for ever. Type its id to destroy it:")
        guard readLine() == "\(id)" else { throw CommandFailure(.usage, "key \(id) was not destroyed") }
    }
}
