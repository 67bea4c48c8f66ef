import CryptoCore
import Foundation
import ProtectionKeys

/// A keyset in a file, which is replaced as a whole or not at all.
struct KeysetFile {
    /// What the caller named.
    let path: String
    /// Where a symbolic link leads.
    private let target: String

    init(_ path: String) {
        self.path = path
        target = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
    }

    func read(_ protection: KeysetProtection) async throws -> Keyset {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileReader.contents(target, limit: 2 * Keyset.maximumSize)
        } catch {
            throw CommandFailure(error, path)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(.wrongData, "\(path): this is not a keyset")
        }
        return try await protection.keyset(of: text)
    }

    /// Makes the file, where nothing has the name.
    func create(_ keyset: Keyset, _ protection: KeysetProtection) async throws {
        try await write(keyset, protection, .refused)
    }

    /// Changes the keyset, while no other command does.
    ///
    /// - Parameter next: how the file is protected afterwards.
    func update(
        _ protection: KeysetProtection, next: KeysetProtection? = nil, _ change: (inout Keyset) throws -> Void
    ) async throws -> Keyset {
        let lock: FileLock
        do throws(FileError) {
            // Taking the lock would make the file.
            guard try AtomicFile.kind(of: target) == .file else { throw FileError(number: 2, operation: "open") }
            lock = try FileLock(target)
        } catch {
            throw CommandFailure(error, path)
        }
        var keyset = try await read(protection)
        try change(&keyset)
        try await write(keyset, next ?? protection, .replaced)
        withExtendedLifetime(lock) {}
        return keyset
    }

    private func write(
        _ keyset: Keyset, _ protection: KeysetProtection, _ existing: AtomicFile.Existing
    ) async throws {
        let text = try await protection.text(of: keyset)
        do throws(FileError) {
            let file = try AtomicFile(target)
            try file.write(Array(text.utf8))
            try file.commit(existing)
        } catch {
            throw CommandFailure(error, path)
        }
    }
}
