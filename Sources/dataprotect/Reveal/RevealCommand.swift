#if YAML
    import ArgumentParser
    import AuditLog
    import DataProtection
    import ProtectionKeys
    import RevealPolicy

    /// `dataprotect reveal`
    struct RevealCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reveal",
            abstract:
                "Shows the rows of a protected CSV or JSON Lines file as a reveal document lets somebody see them.",
            discussion: """
                The way back of 'protect': what is protected comes in the form that the document grants to the principal for \
                the purpose, the columns of indexes and of ids of keys go, and all else stays as it is, byte by byte. A column \
                that is clear is shown by the document where that has a field for it. Facts of a row that the document \
                declares are taken from the clear columns of their names.

                Every answer is recorded in the audit log before it is given. Reasons are recorded, so a rule that requires \
                one can grant; nobody is notified, approves or takes back what was shown, so a rule that requires that does \
                not. Rows are decided about in batches of about a megabyte, each at once: a budget that does not suffice for \
                a whole batch grants nothing in it. Budgets are counted for this run only\(BudgetOptions.sharing). \
                \(SubjectKeyOptions.need)

                While a table is moved some of its values are still in clear. Where one would be shown its row fails, unless \
                --including-plaintext is given: then it too comes in the form that the document grants; a value in clear is \
                never shown as a token or ciphertext. Tokens of formats tell that only by a column with the ids of keys.

                Cells that are not shown are counted on standard error. Where rows were rejected, the exit code is 65 all the \
                same. CSV comes back as it was before 'protect', but for a value that was written without quotes, and whose \
                token needed them: it stays in quotes. JSON strings come back with no more escapes than they need.

                \(CommandHelp.codes)

                Examples:
                  dataprotect reveal --policy policy.yaml --table customer \\
                    --keyset keyset.json --kek kek \\
                    --principal ada --role auditor --purpose export --reason 'case 17' \\
                    --audit audit --audit-signer audit.key\(BudgetOptions.example) \\
                    out.csv -o in.csv
                  dataprotect reveal --policy policy.yaml --catalog catalog.yaml \\
                    --table customer --keyset keyset.json --kek kek \\
                    --principal job --role analytics --purpose analytics \\
                    --audit audit --audit-signer audit.key \\
                    --create-audit --audit-name example.com/audit \\
                    --denied omit customers.jsonl
                """)

        @Option(help: "The reveal document, in YAML.", completion: .file())
        var policy: String

        @Option(help: "The catalog, where the document does not have it.", completion: .file())
        var catalog: String?

        @OptionGroup var options: TableOptions
        @OptionGroup var request: RequestOptions
        @OptionGroup var audit: AuditOptions
        @OptionGroup var budgets: BudgetOptions
        @OptionGroup var subjectKeys: SubjectKeyOptions

        @Option(help: "A column to reveal; may be given several times. All unless given; the others are left out.")
        var column: [String] = []

        @Option(
            help:
                "What becomes of a value that is not shown: null, omit (the member; JSON Lines only), or fail (its row)."
        )
        var denied = DeniedCells.null

        @Flag(
            help:
                "Show a value that is not protected yet, in the form that the document grants; otherwise its row fails."
        )
        var includingPlaintext = false

        @OptionGroup var records: RecordOptions

        func validate() throws {
            if [policy, catalog, records.input].count(where: { $0 == "-" }) > 1 {
                throw ValidationError("One of document, catalog and rows can be standard input.")
            }
            if denied == .omit, records.recordFormat != .jsonLines {
                throw ValidationError("In CSV every row has every column: --denied omit is for JSON Lines.")
            }
        }

        func run() async throws {
            let file = PolicyFile(policy)
            let text = try file.text.bytes()
            let engine = try file.engine(of: text)
            let whole = try catalog.map { try PolicyFile($0).catalog() } ?? file.catalog(of: text)
            let catalog = try whole.serving(options.table, hasSubjectKeys: subjectKeys.areGiven)
            let shape = try TableShape(catalog, table: options.table)
            let principal = try request.principal(by: engine.document)
            let facts = try request.facts(by: engine.document)
            let root = try await options.root()
            let keys = try await subjectKeys.store(root)
            let log = try audit.open()
            let tally = RevealTally()
            do {
                let control = try await budgets.control(engine, SubjectDigester(root), log)
                let protector = try Protector(catalog, root, subjectKeys: keys, reveals: control)
                let session = try protector.session(
                    for: principal, purpose: request.purpose, reason: request.reason, facts: facts)
                try await records.run(
                    RevealTransformation(
                        session, engine.document, shape, columns: column, denied: denied,
                        includingPlaintext: includingPlaintext, tally: tally),
                    beside: [policy, self.catalog] + options.files + audit.files + budgets.files + subjectKeys.files)
            } catch {
                Self.show(tally)
                // What was shown is recorded, signed or not; the first failure is told.
                try? await log.close()
                throw error
            }
            Self.show(tally)
            try await log.close()
        }

        private static func show(_ tally: RevealTally) {
            for line in tally.lines { Console.note("dataprotect: \(Console.plain(line))") }
        }
    }
#endif
