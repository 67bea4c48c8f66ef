import Foundation

/// The command as a process of its own.
struct DeskProcess {
    let status: Int32
    let output: String
    let errors: String

    /// What the result says, where it was asked for as JSON.
    struct Result: Decodable {
        struct Check: Decodable {
            let part: String
            let name: String
            let passed: Bool
            let detail: String
        }

        struct Figure: Decodable {
            let name: String
            let value: Double
        }

        let customers: Int
        let rejectedRows: [Int]
        let figures: [Figure]
        let checks: [Check]
        let passed: Bool
    }

    var result: Result {
        get throws { try JSONDecoder().decode(Result.self, from: Data(output.utf8)) }
    }

    /// The program beside the tests.
    static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "SupportDesk").path

    /// Runs it to its end.
    ///
    /// - Parameter preparation: what the shell does before.
    init(_ arguments: [String], after preparation: String? = nil) throws {
        let process = Process()
        process.executableURL = URL(filePath: preparation == nil ? Self.program : "/bin/sh")
        process.arguments =
            preparation.map { ["-c", "\($0); exec \"$0\" \"$@\"", Self.program] + arguments } ?? arguments
        // Files, since reading a pipe is interrupted whenever another process ends.
        let (output, errors) = (URL(filePath: Self.folder()), URL(filePath: Self.folder()))
        defer { for file in [output, errors] { try? FileManager.default.removeItem(at: file) } }
        for file in [output, errors] { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        status = process.terminationStatus
        self.output = String(decoding: try Data(contentsOf: output), as: UTF8.self)
        self.errors = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
    }

    /// A folder that is not there yet.
    static func folder() -> String {
        FileManager.default.temporaryDirectory.appending(path: "desk-test-\(UUID().uuidString)").path
    }
}
