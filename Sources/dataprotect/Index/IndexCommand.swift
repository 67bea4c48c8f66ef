import ArgumentParser

/// `dataprotect index`
struct IndexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index", abstract: "Plans blind indexes.", subcommands: [PlanIndex.self])
}
