import ArgumentParser
import Foundation
import ProtectionKeys

/// `dataprotect keys list`
struct ListKeys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the keys of a keyset: ids, types and states, never the keys.",
        discussion: """
            \(CommandHelp.codes)

            Examples:
              dataprotect keys list keyset.json --kek kek
              dataprotect keys list keyset.json --passphrase-file passphrase --json
            """)

    @OptionGroup var options: KeysetOptions

    @Flag(help: "Write JSON.")
    var json = false

    /// What is said of a key.
    private struct Line: Encodable {
        let id: UInt32
        let type: String
        let status: String
        let prefix: String
        let primary: Bool

        init(_ key: KeyInfo) {
            id = key.id.rawValue
            type = key.typeURL.split(separator: ".").last.map(String.init) ?? ""
            status = "\(key.status)"
            prefix = "\(key.prefix)"
            primary = key.isPrimary
        }
    }

    func run() async throws {
        let lines = try await options.file.read(options.key.protection()).keys.map(Line.init)
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            try Console.print(String(decoding: encoder.encode(lines), as: UTF8.self))
        } else {
            var table = TextTable(["key", "type", "state", "prefix", "primary"])
            for line in lines {
                table.append(["\(line.id)", line.type, line.status, line.prefix, line.primary ? "primary" : ""])
            }
            try Console.print(table.text)
        }
    }
}
