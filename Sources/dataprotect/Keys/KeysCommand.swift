import ArgumentParser

/// `dataprotect keys`
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Makes and changes keysets.",
        discussion: """
            A keyset is a file of Google Tink's, encrypted under a key in a file or under a passphrase. Files are replaced \
            as a whole or not at all, and are readable for their user alone.

            \(CommandHelp.codes)

            Examples:
              (umask 077; head -c 32 /dev/urandom | base64 > kek)
              dataprotect keys create keyset.json --kek kek --associated-data orders
              dataprotect keys list keyset.json --kek kek --associated-data orders
              dataprotect keys rotate keyset.json --passphrase-file passphrase
            """,
        subcommands: [
            CreateKeys.self, ListKeys.self, RotateKeys.self, PromoteKey.self, DisableKey.self, EnableKey.self,
            DestroyKey.self, WrapKeys.self,
        ])
}

/// The file that a command is about, and the way into it.
struct KeysetOptions: ParsableArguments {
    @Argument(help: "The file of the keyset.", completion: .file())
    var keyset: String

    @OptionGroup var key: KeyOptions

    var file: KeysetFile { KeysetFile(keyset) }
}
