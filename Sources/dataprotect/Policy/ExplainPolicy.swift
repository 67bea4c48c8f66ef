#if YAML
    import ArgumentParser
    import CedarPolicy
    import CryptoCore
    import RevealPolicy

    /// `dataprotect policy explain`
    struct ExplainPolicy: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "explain",
            abstract: "Says what somebody would see of a field, and why, and why not more.",
            discussion: """
                Nothing is looked up, charged or recorded. Budgets are taken for full, and obligations for met but for the \
                reason and for approvals, which are given as arguments.

                \(CommandHelp.codes)

                Examples:
                  dataprotect policy explain policy.yaml --principal ada --role agent \\
                    --principal-tenant acme --attributes '{"clearance": 1}' \\
                    --purpose ticket-handling --field customer.email \\
                    --facts '{"ticket": {"id": "T-1", "customer": "c7"}}' \\
                    --row '{"tenant": "acme", "subject": "c7"}'
                  dataprotect policy explain policy.yaml --principal eve --role fraud \\
                    --purpose fraud-review --reason 'case 4711' \\
                    --facts @facts.json --time 2026-03-03T10:00:00Z --others
                """)

        @OptionGroup var arguments: PolicyArguments
        @OptionGroup var request: RequestOptions

        @Option(help: "A field, as table.column; may be given several times. All fields of the document unless given.")
        var field: [String] = []

        @Option(
            help: "What is known of the row: tenant, subject, and the facts that the document declares, as --facts.")
        var row: String?

        @Option(help: "When, such as 2026-03-03T10:00:00Z; now unless given.", transform: ExplainPolicy.time)
        var time: Int64?

        @Option(
            help: "Somebody who has approved, as 'ID:ROLE'; may be given several times.",
            transform: ExplainPolicy.approver)
        var approvedBy: [Approver] = []

        @Option(help: "The break-glass rule under which there is a grant.")
        var breakGlass: String?

        @Flag(help: "Name the rules too that are about other roles and purposes.")
        var others = false

        private static func time(_ text: String) throws -> Int64 {
            guard let time = CedarDatetime(text) else {
                throw ValidationError("A time is written as 2026-03-03T10:00:00Z.")
            }
            return time.milliseconds
        }

        private static func approver(_ text: String) throws -> Approver {
            guard let colon = text.lastIndex(of: ":"), colon != text.startIndex else {
                throw ValidationError("Who has approved is written as ID:ROLE.")
            }
            return Approver(String(text[..<colon]), roles: [String(text[text.index(after: colon)...])])
        }

        func run() async throws {
            let engine = try arguments.file.engine()
            let document = engine.document
            let fields = try field.isEmpty ? document.fields.map(\.name) : field.map { try Self.field($0, document) }
            let question = RevealRequest(
                principal: try request.principal(by: document), purpose: request.purpose,
                milliseconds: time ?? WallClock.milliseconds, context: try request.facts(by: document),
                reason: request.reason, approvals: approvedBy, grant: breakGlass,
                fulfilling: Set(Obligation.Kind.allCases))
            let text = try row.map { try FactsText($0, "--row") }
            let row =
                try text?.read { (bytes) throws(RevealPolicyError) in try document.row(yaml: bytes) } ?? RevealRow.none
            for field in fields {
                let explanation = engine.explain(field, in: row, for: question)
                var lines = explanation.description.split(separator: "\n").map(String.init)
                if others { lines += explanation.notAbout.map { "  \($0)" } }
                for line in lines { try Console.print(Console.plain(line)) }
            }
        }

        private static func field(_ text: String, _ document: RevealDocument) throws -> FieldName {
            guard let name = FieldName(text) else {
                throw CommandFailure(.usage, "a field is named table.column, and '\(text)' is not")
            }
            guard document.fields.contains(where: { $0.name == name }) else {
                throw CommandFailure(.usage, "the document has no field '\(name)'")
            }
            return name
        }
    }
#endif
