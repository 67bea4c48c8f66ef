import ArgumentParser
import CryptoCore
import ProtectionKeys
import Tokenization

/// `dataprotect scan`
struct ScanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Finds opaque tokens in text, without any key.",
        discussion: """
            Prints a line for each: file, line, column, kind, id of the key, what it begins with. The token itself is not \
            printed. Format-preserving tokens cannot be found: nothing tells them from values.

            \(CommandHelp.codes)

            Examples:
              dataprotect scan server.log
              git log -p | dataprotect scan --fail --json
              dataprotect scan --prefix cust --prefix tok dump.sql
            """)

    @Argument(help: "Files; '-', or none, for standard input.", completion: .file())
    var files: [String] = []

    @Option(help: "What tokens begin with; may be given several times.", transform: ScanCommand.prefix)
    var prefix: [TokenPrefix] = [.tok]

    @Flag(help: "Write a JSON object on a line for each token, with the offset in bytes.")
    var json = false

    @Flag(help: "Exit with 1 where a token is found.")
    var fail = false

    private static func prefix(_ text: String) throws -> TokenPrefix {
        guard let prefix = TokenPrefix(text) else {
            throw ValidationError("A prefix has 1 to 16 lower-case letters and digits, the first a letter.")
        }
        return prefix
    }

    func run() async throws {
        let stream = TokenStream(TokenScanner(prefixes: prefix))
        var count = 0
        for file in files.isEmpty ? ["-"] : files {
            try Self.reading(file) { source in
                try stream.scan(source) { finding in
                    count += 1
                    try Console.print(json ? Self.json(file, finding) : Self.line(file, finding))
                }
            }
        }
        if fail, count > 0 { throw ExitCode(1) }
    }

    private static func reading(_ file: String, _ body: (any ByteSource) throws -> Void) throws {
        do {
            try body(file == "-" ? ByteInput(descriptor: 0) : ByteInput(file))
        } catch let error as FileError {
            throw error.isBrokenPipe ? CommandFailure(.brokenPipe, nil) : CommandFailure(error, file)
        }
    }

    private static func line(_ file: String, _ finding: TokenStream.Finding) -> String {
        let token = finding.token
        return "\(Console.plain(file)):\(finding.line):\(finding.column): \(token.kind) token of key \(token.keyID), "
            + "\(begin(token)), \(token.range.count) characters"
    }

    private static func begin(_ token: FoundTokenBytes) -> String {
        switch token.shape {
        case .text(let prefix): "\(prefix)_"
        case .email(let prefix): "\(prefix)-"
        }
    }

    private struct Line: Encodable {
        let file, kind, begin: String
        let line, column, offset, length: Int
        let key: UInt32
    }

    private static func json(_ file: String, _ finding: TokenStream.Finding) throws -> String {
        let token = finding.token
        let line = Line(
            file: file, kind: "\(token.kind)", begin: begin(token), line: finding.line, column: finding.column,
            offset: finding.offset, length: token.range.count, key: token.keyID.rawValue)
        return try JSONLine.text(line)
    }
}
