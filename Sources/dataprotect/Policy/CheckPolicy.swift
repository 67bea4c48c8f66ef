#if YAML
    import ArgumentParser

    /// `dataprotect policy check`
    struct CheckPolicy: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Says what is wrong with a reveal document and its catalog, and what is hardly meant.",
            discussion: """
                Prints a line for each finding: file:line:column: severity: message [kind]. Exits with 65 where there is an \
                error. The tests of the document are run by 'policy test'.

                \(CommandHelp.codes)

                Examples:
                  dataprotect policy check policy.yaml
                  dataprotect policy check policy.yaml --catalog catalog.yaml --strict
                  git show HEAD:policy.yaml | dataprotect policy check - --json
                """)

        @OptionGroup var arguments: PolicyArguments

        @Option(help: "The catalog, where it has a file of its own.", completion: .file())
        var catalog: String?

        @Flag(help: "Take warnings for errors.")
        var strict = false

        @Flag(help: "Write a JSON object on a line for each finding.")
        var json = false

        func validate() throws {
            if arguments.document == "-", catalog == "-" {
                throw ValidationError("Document and catalog cannot both be standard input.")
            }
        }

        func run() async throws {
            let file = arguments.file
            let findings = try PolicyReview(of: file, catalog: catalog.map { PolicyFile($0) }).findings
            for finding in findings {
                try Console.print(json ? JSONLine.text(finding) : Console.plain(finding.description))
            }
            let summary = "\(file.text.name): \(PolicyFinding.summary(of: findings))"
            let fails = findings.contains { $0.severity == .error || strict && $0.severity == .warning }
            if fails { throw CommandFailure(.wrongData, summary) }
            Console.note("dataprotect: \(Console.plain(summary))")
        }
    }
#endif
