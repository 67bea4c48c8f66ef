#if YAML
    import ArgumentParser
    import RevealPolicy

    /// `dataprotect policy matrix`
    struct ShowMatrix: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "matrix",
            abstract: "Shows who can see what: for each purpose a table of roles and fields.",
            discussion: """
                What depends on facts of a request is marked with the rule that asks for them. The table is worked out by \
                what decides, not by reading the rules.

                \(CommandHelp.codes)

                Examples:
                  dataprotect policy matrix policy.yaml
                  dataprotect policy matrix policy.yaml --markdown > who-can-see.md
                """)

        @OptionGroup var arguments: PolicyArguments

        @Flag(help: "Write Markdown.")
        var markdown = false

        func run() async throws {
            let matrix = WhoCanSee(try arguments.file.engine())
            let text = markdown ? matrix.markdown : matrix.text
            for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
                try Console.print(Console.plain(String(line)))
            }
        }
    }
#endif
