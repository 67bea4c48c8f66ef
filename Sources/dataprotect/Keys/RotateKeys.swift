import ArgumentParser
import ProtectionKeys

/// `dataprotect keys rotate`
struct RotateKeys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Adds a fresh key and makes it the one that writes.",
        discussion: """
            Where several processes use the keyset, each has to know the key before one writes with it: rotate with \
            --without-promoting, distribute the file, then 'keys promote' and distribute it again.

            \(CommandHelp.codes)

            Examples:
              dataprotect keys rotate keyset.json --kek kek
              dataprotect keys rotate keyset.json --kek kek --without-promoting
            """)

    @OptionGroup var options: KeysetOptions

    @Option(help: "The kind of key; that of the primary key unless given.")
    var type: KeyKind?

    @Flag(help: "Add the key, and let the old one go on writing.")
    var withoutPromoting = false

    func run() async throws {
        var added: KeyID?
        _ = try await options.file.update(options.key.protection()) { keyset in
            guard let kind = type ?? KeyKind(continuing: keyset) else {
                throw CommandFailure(.usage, "say with --type which kind of key to add")
            }
            guard KeyKind.primitive(of: keyset) == kind.primitive else {
                throw CommandFailure(
                    .usage, "a key of the type \(kind.rawValue) cannot do what the others of the keyset do")
            }
            let id = try keyset.add(kind.template)
            if !withoutPromoting { try keyset.promote(id) }
            added = id
        }
        if let added { try Console.print("added key \(added)\(withoutPromoting ? "" : ", which writes from now on")") }
    }
}
