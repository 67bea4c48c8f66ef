#if YAML
    import ArgumentParser
    import DataProtection
    import ProtectionKeys

    /// The options that say which table the rows are of, and which keys protect it.
    struct TableOptions: ParsableArguments {
        @Option(help: "The table of the catalog that the rows are of.")
        var table: String

        @Option(help: "The file of the root keyset.", completion: .file())
        var keyset: String

        @OptionGroup var key: KeyOptions

        /// The files of keys.
        var files: [String?] { [keyset, key.kek, key.passphraseFile] }

        func root() async throws -> RootKeyset {
            try RootKeyset(await KeysetFile(keyset).read(key.protection()))
        }
    }
#endif
