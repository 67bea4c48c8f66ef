#if YAML
    import ArgumentParser
    import DataProtection

    /// `dataprotect protect`
    struct ProtectCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "protect",
            abstract: "Protects the rows of a CSV or JSON Lines file as a catalog says.",
            discussion: """
                What is not protected stays as it is, byte by byte. In CSV nothing between two delimiters is no value, and "" is \
                an empty one. \(SubjectKeyOptions.need) \
                The output appears when all is done; where rows were rejected, the exit code is 65 all the same. Rows are \
                read a megabyte at a time: two with the same key are refused where one piece has both, and not where they are \
                further apart.

                \(CommandHelp.codes)

                Examples:
                  dataprotect protect --catalog catalog.yaml --table customer \\
                    --keyset keyset.json --kek kek in.csv -o out.csv --rejects rejects.csv
                  zcat dump.csv.gz | dataprotect protect --catalog catalog.yaml \\
                    --table customer --keyset keyset.json --kek kek > out.csv
                """)

        @Option(help: "The catalog, in YAML: a file of its own, or a reveal document that has it.", completion: .file())
        var catalog: String

        @OptionGroup var options: TableOptions

        @OptionGroup var subjectKeys: SubjectKeyOptions

        @Flag(help: "Let values stay that are protected already; otherwise their rows fail.")
        var passProtected = false

        @OptionGroup var records: RecordOptions

        func validate() throws {
            if catalog == "-", records.input == "-" {
                throw ValidationError("Catalog and rows cannot both be standard input.")
            }
        }

        func run() async throws {
            let catalog = try PolicyFile(catalog).catalog()
                .serving(options.table, hasSubjectKeys: subjectKeys.areGiven)
            let root = try await options.root()
            let protector = try Protector(catalog, root, subjectKeys: await subjectKeys.store(root))
            let transformation = try ProtectTransformation(
                protector, table: options.table, protectedInput: passProtected ? .pass : .refuse)
            try await records.run(
                transformation, beside: [self.catalog] + options.files + subjectKeys.files
            ) { counts in
                guard transformation.protectedNothing(counts) else { return }
                Console.note("dataprotect: no row has a value that the table protects: is it the right file and table?")
            }
        }
    }
#endif
