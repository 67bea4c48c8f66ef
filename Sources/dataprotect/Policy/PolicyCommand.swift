#if YAML
    import ArgumentParser

    /// `dataprotect policy`
    struct PolicyCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "policy",
            abstract: "Checks, tests, shows and exports reveal documents.",
            discussion: """
                A reveal document is a file in YAML that says who sees which field, for which purpose, in which form.

                \(CommandHelp.codes)

                Examples:
                  dataprotect policy check policy.yaml --strict
                  dataprotect policy test policy.yaml
                  dataprotect policy matrix policy.yaml --markdown > who-can-see.md
                  dataprotect policy explain policy.yaml --principal ada --role agent \\
                    --purpose callback --field customer.phone
                  dataprotect policy export-cedar policy.yaml --output cedar
                """,
            subcommands: [
                CheckPolicy.self, TestPolicy.self, ShowMatrix.self, ExplainPolicy.self, ExportCedar.self,
            ])
    }

    /// The document that a command is about.
    struct PolicyArguments: ParsableArguments {
        @Argument(help: "The reveal document, in YAML; '-' for standard input.", completion: .file())
        var document: String

        var file: PolicyFile { PolicyFile(document) }
    }
#endif
