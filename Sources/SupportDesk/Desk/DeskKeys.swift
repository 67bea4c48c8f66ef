import AuditLog
import Foundation
import ProtectionKeys

/// The keys of a desk: the keyset that all else derives from, encrypted; the key that it is encrypted under; and the key that
/// signs the audit.
///
/// Here they lie in a folder of their own. A service gets the second from a key management service or a mounted secret, and
/// the third from where whoever can write the audit cannot read it.
struct DeskKeys: Sendable {
    private let folder: String
    private let kek: LocalKeyEncryptionKey
    private(set) var keyset: Keyset
    let signer: NoteSigner

    /// What the keyset belongs to, so that another service's is not taken for it.
    private static let purpose = Array("support-desk".utf8)

    private static func file(_ folder: String) -> String { "\(folder)/keyset.json" }

    /// Whether there are keys in a folder.
    static func exist(in folder: String) -> Bool { FileManager.default.fileExists(atPath: file(folder)) }

    /// Makes keys, where none are in the folder.
    static func make(in folder: String) async throws -> DeskKeys {
        var random = SystemRandomNumberGenerator()
        let key = Data((0..<32).map { _ in UInt8.random(in: 0...255, using: &random) })
        try writePrivately(Data(key.base64EncodedString().utf8), to: "\(folder)/kek")
        try writePrivately(
            Data(NoteSigner.random(name: "support-desk.example/audit").insecureText.utf8), to: "\(folder)/audit-key")
        let kek = try LocalKeyEncryptionKey(file: "\(folder)/kek")
        let text = try await Keyset(.root).encryptedJSON(with: kek, associatedData: purpose)
        try Data(text.utf8).write(to: URL(filePath: file(folder)), options: .atomic)
        return try await read(from: folder)
    }

    /// Reads keys, as a service does at every start.
    static func read(from folder: String) async throws -> DeskKeys {
        let kek = try LocalKeyEncryptionKey(file: "\(folder)/kek")
        let text = String(decoding: try Data(contentsOf: URL(filePath: file(folder))), as: UTF8.self)
        return DeskKeys(
            folder: folder, kek: kek, keyset: try await Keyset(encryptedJSON: text, with: kek, associatedData: purpose),
            signer: try NoteSigner(file: "\(folder)/audit-key"))
    }

    /// Adds a key, and lets it protect from now on. The others go on opening what they protected.
    ///
    /// With several processes, each has to have read the added key before it is promoted.
    mutating func rotate() async throws {
        try keyset.promote(keyset.add(.root))
        let text = try await keyset.encryptedJSON(with: kek, associatedData: Self.purpose)
        try Data(text.utf8).write(to: URL(filePath: Self.file(folder)), options: .atomic)
    }

    private static func writePrivately(_ data: Data, to path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: data, attributes: [.posixPermissions: 0o600])
        else { throw StoryFailure(.cannotCreate, "\(path): it cannot be written") }
    }
}
