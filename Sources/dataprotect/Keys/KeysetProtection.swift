import CryptoCore
import ProtectionKeys

/// How a keyset is kept in its file.
enum KeysetProtection {
    case encrypted(any KeyEncryptionKey, associatedData: [UInt8])
    /// Whoever reads the file has the keys.
    case insecureCleartext

    func text(of keyset: Keyset) async throws -> String {
        switch self {
        case .encrypted(let key, let data): try await keyset.encryptedJSON(with: key, associatedData: data) + "\n"
        case .insecureCleartext: try keyset.insecureCleartextJSON() + "\n"
        }
    }

    func keyset(of text: String) async throws -> Keyset {
        switch self {
        case .encrypted(let key, let data): try await Keyset(encryptedJSON: text, with: key, associatedData: data)
        case .insecureCleartext: try Keyset(insecureCleartextJSON: text)
        }
    }
}

/// Where the key that encrypts a keyset comes from.
enum KeySource {
    case file(String)
    case passphraseFile(String)
    case passphraseDescriptor(Int32)
    case terminal

    /// - Parameter isNew: whether a passphrase is given for the first time, and so asked for twice.
    func key(isNew: Bool, of what: String) throws -> any KeyEncryptionKey {
        let limit = 1024
        switch self {
        case .file(let path): return try LocalKeyEncryptionKey(file: path)
        case .passphraseFile(let path): return try Self.key(try SecretSource.file(path, limit: limit))
        case .passphraseDescriptor(let number): return try Self.key(try SecretSource.descriptor(number, limit: limit))
        case .terminal:
            let passphrase = try SecretSource.prompt("Passphrase of \(what): ", limit: limit)
            if isNew {
                guard try SecretSource.prompt("The same again: ", limit: limit) == passphrase else {
                    throw CommandFailure(.usage, "the passphrases are not the same")
                }
            }
            return try PassphraseKeyEncryptionKey(KeyMaterial(passphrase))
        }
    }

    /// A line end behind the passphrase is not part of it: editors and `echo` write one.
    private static func key(_ text: SecretBytes) throws -> PassphraseKeyEncryptionKey {
        try text.withBytes { (text) throws(ProtectionKeysError) in
            var count = text.count
            if count > 0, text[count - 1] == 0x0A { count -= 1 }
            if count > 0, text[count - 1] == 0x0D { count -= 1 }
            return try PassphraseKeyEncryptionKey(KeyMaterial(text.extracting(..<count)))
        }
    }
}
