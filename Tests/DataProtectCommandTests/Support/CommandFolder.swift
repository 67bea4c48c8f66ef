import Foundation

/// A folder for the files of a test, and the command in processes of its own.
final class CommandFolder {
    /// What became of a process.
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String

        var lines: [Substring] { output.split(separator: "\n") }
    }

    /// Where this test's own programs were built.
    static let command = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "dataprotect").path(percentEncoded: false)

    private let url = FileManager.default.temporaryDirectory.appending(path: "command-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }

    /// Writes a file for its user alone, as keys have to be.
    func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

    func write(_ name: String, _ data: Data) throws {
        try data.write(to: URL(fileURLWithPath: path(name)))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path(name))
    }

    func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

    func data(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path(name))) }

    /// The names in the folder, but for what this class puts there itself.
    var names: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: path("")).filter { !$0.hasPrefix("process-") }.sorted()
        }
    }

    /// Runs the command in the folder, so that names need no path.
    func run(_ arguments: [String], input: String = "") throws -> Outcome {
        try outcome(of: Self.command, arguments, input: Data(input.utf8))
    }

    func run(_ arguments: String..., input: String = "") throws -> Outcome { try run(arguments, input: input) }

    /// Runs lines of a shell in the folder, where `$dataprotect` is the command.
    func shell(_ script: String) throws -> Outcome { try outcome(of: "/bin/sh", ["-c", script], input: Data()) }

    /// Begins the command, reading from a pipe that stays open.
    func begin(_ arguments: [String]) throws -> (process: Process, input: FileHandle) {
        let pipe = Pipe()
        let process = try process(Self.command, arguments)
        process.standardInput = pipe
        try process.run()
        return (process, pipe.fileHandleForWriting)
    }

    private func process(_ executable: String, _ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.currentDirectoryURL = url
        process.environment = ProcessInfo.processInfo.environment.merging(["dataprotect": Self.command]) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return process
    }

    /// Files and no pipes, since reading a pipe is interrupted whenever another process ends.
    private func outcome(of executable: String, _ arguments: [String], input: Data) throws -> Outcome {
        let name = "process-\(UUID().uuidString)"
        for part in ["in", "out", "err"] { try write("\(name).\(part)", part == "in" ? input : Data()) }
        func file(_ part: String) -> URL { URL(fileURLWithPath: path("\(name).\(part)")) }
        defer { for part in ["in", "out", "err"] { try? FileManager.default.removeItem(at: file(part)) } }
        let process = try process(executable, arguments)
        process.standardInput = try FileHandle(forReadingFrom: file("in"))
        process.standardOutput = try FileHandle(forWritingTo: file("out"))
        process.standardError = try FileHandle(forWritingTo: file("err"))
        try process.run()
        process.waitUntilExit()
        func text(_ part: String) throws -> String { String(decoding: try Data(contentsOf: file(part)), as: UTF8.self) }
        return Outcome(status: process.terminationStatus, output: try text("out"), errors: try text("err"))
    }
}
