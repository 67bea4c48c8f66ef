import ArgumentParser
import AuditLog
import CryptoCore

/// The options that say where a command records what it shows.
struct AuditOptions: ParsableArguments {
    @Option(
        help: "The folder of the audit log that every answer is recorded in before it is given.", completion: .directory
    )
    var audit: String

    @Option(help: "A file with the key that signs the log, mode 0600.", completion: .file())
    var auditSigner: String

    @Flag(help: "Make the log and its key where they are not there; the public key is written beside, with '.pub'.")
    var createAudit = false

    @Option(help: "The name of a key that is made: the log's identity, such as example.com/audit.")
    var auditName: String?

    func validate() throws {
        if createAudit == (auditName == nil) { throw ValidationError("--create-audit and --audit-name go together.") }
    }

    /// The key that signs, and the public one.
    var files: [String?] { [auditSigner, publicKey] }

    /// The log, ready for records. It has to be closed.
    func open() throws -> FileAuditLog {
        let signer = try signer()
        do throws(FileError) {
            // Opening it would make it.
            if !createAudit, try AtomicFile.kind(of: audit) == .nothing {
                throw FileError(number: 2, operation: "open")
            }
        } catch {
            throw Self.failure(error, audit)
        }
        return try FileAuditLog(directory: audit, signer: signer)
    }

    private func signer() throws -> NoteSigner {
        let kind: AtomicFile.Kind
        do throws(FileError) {
            kind = try AtomicFile.kind(of: auditSigner)
            if kind == .nothing, !createAudit { throw FileError(number: 2, operation: "open") }
        } catch {
            throw Self.failure(error, auditSigner)
        }
        guard kind == .nothing else {
            let signer = try NoteSigner(file: auditSigner)
            if createAudit { try requirePublicKey(of: signer) }
            return signer
        }
        // Another's public key would be taken for this one's.
        guard try Self.kind(of: publicKey) == .nothing else {
            throw CommandFailure(.cannotCreate, "\(publicKey): it is there already, and its key \(auditSigner) is not")
        }
        let signer = try NoteSigner.random(name: auditName ?? "")
        try Self.write(signer.insecureText, auditSigner)
        try Self.write(signer.verifier.text, publicKey)
        return signer
    }

    private static func kind(of path: String) throws -> AtomicFile.Kind {
        do throws(FileError) { return try AtomicFile.kind(of: path) } catch { throw CommandFailure(error, path) }
    }

    private var publicKey: String { auditSigner + ".pub" }

    /// A run that was interrupted may have left the key without its public one.
    private func requirePublicKey(of signer: NoteSigner) throws {
        if try Self.kind(of: publicKey) == .nothing { return try Self.write(signer.verifier.text, publicKey) }
        let text = String(decoding: try TextFile(publicKey).bytes(), as: UTF8.self)
        guard text.split(whereSeparator: \.isNewline).contains(Substring(signer.verifier.text)) else {
            throw CommandFailure(.wrongData, "\(publicKey): it is not the public key of \(auditSigner)")
        }
    }

    /// Where something has the name, it stays.
    private static func write(_ text: String, _ path: String) throws {
        do throws(FileError) {
            let file = try AtomicFile(path)
            try file.write(Array((text + "\n").utf8))
            try file.commit(.refused)
        } catch {
            throw CommandFailure(error, path)
        }
    }

    private static func failure(_ error: FileError, _ path: String) -> CommandFailure {
        let failure = CommandFailure(error, path)
        guard error.code == .missing, let message = failure.message else { return failure }
        return CommandFailure(failure.status, message + ": --create-audit makes it")
    }
}
