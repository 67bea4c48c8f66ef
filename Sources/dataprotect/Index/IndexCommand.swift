import ArgumentParser

/// `dataprotect index`
struct IndexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index", abstract: "Plans blind indexes.",
        discussion: """
            \(CommandHelp.codes)

            Examples:
              dataprotect index plan --rows 1000000 --bits 40
            """,
        subcommands: [PlanIndex.self])
}
