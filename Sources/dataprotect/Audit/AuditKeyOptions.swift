import ArgumentParser
import AuditLog

/// The options that say which keys sign a log.
struct AuditKeyOptions: ParsableArguments {
    @Option(help: "A key that signs the log, as 'name+id+key'; may be given several times.")
    var key: [String] = []

    @Option(help: "A file with such keys, one on a line; may be given several times.", completion: .file())
    var keyFile: [String] = []

    func validate() throws {
        if key.isEmpty, keyFile.isEmpty {
            throw ValidationError("Without --key or --key-file nothing can be verified.")
        }
    }

    func verifiers() throws -> [NoteVerifier] {
        var verifiers = try key.map { try Self.verifier($0, "--key") }
        for path in keyFile {
            let file = TextFile(path)
            let lines = String(decoding: try file.bytes(), as: UTF8.self).split(whereSeparator: \.isNewline)
            for (index, line) in lines.enumerated() {
                verifiers.append(try Self.verifier(String(line), "\(file.name):\(index + 1)"))
            }
        }
        guard !verifiers.isEmpty else { throw CommandFailure(.usage, "there is no key in the files of --key-file") }
        return verifiers
    }

    private static func verifier(_ text: String, _ place: String) throws -> NoteVerifier {
        do throws(AuditLogError) { return try NoteVerifier(text) } catch {
            throw CommandFailure(.wrongData, "\(place): \(error.message)")
        }
    }
}
