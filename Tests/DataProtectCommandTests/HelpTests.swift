import ArgumentParser
import Testing

@testable import dataprotect

@Suite("The help of every command")
struct HelpTests {
    private static let commands = all(below: DataProtect.self)

    private static func all(below command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
        [command] + command.configuration.subcommands.flatMap { all(below: $0) }
    }

    @Test("has examples and says what it exits with, in lines that a terminal shows")
    func complete() {
        #expect(Self.commands.count > 15)
        for command in Self.commands {
            let help = DataProtect.helpMessage(for: command, columns: 80)
            let name = "\(command._commandName)"
            #expect(help.contains("\nExamples:\n") && help.contains("Exits with"), "\(name)")
            let examples = help.split(separator: "\n", omittingEmptySubsequences: false)
                .drop { $0 != "Examples:" }.dropFirst().prefix { !$0.isEmpty }
            #expect(examples.contains { $0.contains("dataprotect ") }, "\(name)")
            #expect(examples.allSatisfy { $0.hasPrefix("  ") }, "\(name): \(examples)")
        }
    }
}
