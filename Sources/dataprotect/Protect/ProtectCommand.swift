#if YAML
    import ArgumentParser
    import CryptoCore
    import DataProtection
    import ProtectionKeys

    /// `dataprotect protect`
    struct ProtectCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "protect",
            abstract: "Protects the rows of a CSV or JSON Lines file as a catalog says.",
            discussion: """
                What is not protected stays as it is, byte by byte. In CSV nothing between two delimiters is no value, and "" is \
                an empty one. The output appears when all is done; where rows were rejected, the exit code is 65 all the same.

                Examples:
                  dataprotect protect --catalog catalog.yaml --table customer --keyset keyset.json --kek kek \
                in.csv -o out.csv --rejects rejects.csv
                  zcat dump.csv.gz | dataprotect protect --catalog catalog.yaml --table customer --keyset keyset.json \
                --kek kek > out.csv
                """)

        @Option(help: "The catalog, in YAML.", completion: .file())
        var catalog: String

        @Option(help: "The table of the catalog that the rows are of.")
        var table: String

        @Option(help: "The file of the root keyset.", completion: .file())
        var keyset: String

        @OptionGroup var key: KeyOptions

        @Flag(help: "Let values stay that are protected already; otherwise their rows fail.")
        var passProtected = false

        @OptionGroup var records: RecordOptions

        func run() async throws {
            let text: [UInt8]
            do throws(FileError) {
                text = try FileReader.contents(catalog, limit: 1 << 20)
            } catch {
                throw CommandFailure(error, catalog)
            }
            let root = try RootKeyset(await KeysetFile(keyset).read(key.protection()))
            let protector = try Protector(Catalog(yaml: text), root)
            try await records.run(
                ProtectTransformation(protector, table: table, protectedInput: passProtected ? .pass : .refuse))
        }
    }
#endif
