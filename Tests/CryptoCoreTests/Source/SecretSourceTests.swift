import Foundation
import Glibc
import Testing

@testable import CryptoCore

@Suite("A secret from a file")
struct SecretFileTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "secret-source-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }

    private func file(_ content: [UInt8], mode: Int = 0o600) throws -> String {
        let path = path("file")
        try Data(content).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return path
    }

    private func removingFolder(_ body: () throws -> Void) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try body()
    }

    @Test("is its whole content, up to the limit", arguments: [0, 1, 31, 32, 4095, 4096, 100_000])
    func content(count: Int) throws {
        try removingFolder {
            let content = (0..<count).map { UInt8($0 % 251) }
            let path = try file(content)
            for limit in [count, count + 1, 1 << 20] {
                let secret = try SecretSource.file(path, limit: limit)
                #expect(secret.count == count)
                #expect(secret.exposed == content)
            }
            if count > 0 {
                #expect(thrown { try SecretSource.file(path, limit: count - 1) }?.code == .inputTooLong)
                #expect(thrown { try SecretSource.file(path, limit: 0) }?.code == .inputTooLong)
            }
        }
    }

    @Test("is its owner's alone, whatever the owner may do with it")
    func modes() throws {
        try removingFolder {
            for mode in [0o600, 0o400, 0o700] {
                #expect(try SecretSource.file(file([1], mode: mode), limit: 9).exposed == [1])
            }
            for bit in 0..<6 {
                for owner in [0o400, 0o600] {
                    let path = try file([1], mode: owner | 1 << bit)
                    #expect(thrown { try SecretSource.file(path, limit: 9) }?.code == .sourceExposed, "bit \(bit)")
                }
            }
        }
    }

    @Test("is not taken from another user's file", .enabled(if: geteuid() == 0))
    func owner() throws {
        try removingFolder {
            let path = try file([1])
            let changed = unsafe chown(path, 12345, 0)
            #expect(changed == 0)
            #expect(thrown { try SecretSource.file(path, limit: 9) }?.code == .sourceExposed)
        }
    }

    @Test("is not taken from what is missing, no plain file, or has a name that is none")
    func unreadable() throws {
        try removingFolder {
            let file = try file([1])
            let fifo = path("fifo")
            let made = unsafe mkfifo(fifo, 0o600)
            #expect(made == 0)
            try FileManager.default.createSymbolicLink(atPath: path("loop"), withDestinationPath: path("loop"))
            let paths = [
                "", path("missing"), folder.path(percentEncoded: false), fifo, path("loop"), file + "/x",
                file + "\u{0}",
                "\u{0}", "/dev/null", "/dev/zero", String(repeating: "x", count: 10_000),
            ]
            for (index, path) in paths.enumerated() {
                #expect(thrown { try SecretSource.file(path, limit: 9) }?.code == .sourceUnreadable, "number \(index)")
            }
        }
    }

    @Test("is taken through a symbolic link, by the rights of the file")
    func link() throws {
        try removingFolder {
            try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: file([1, 2]))
            #expect(try SecretSource.file(path("link"), limit: 9).exposed == [1, 2])
            _ = try file([1, 2], mode: 0o644)
            #expect(thrown { try SecretSource.file(path("link"), limit: 9) }?.code == .sourceExposed)
        }
    }

    @Test("leaves no file open")
    func descriptors() async throws {
        await #expect(processExitsWith: .success) {
            let path = FileManager.default.temporaryDirectory.appending(path: "secret-\(UUID().uuidString)").path()
            try Data([1]).write(to: URL(filePath: path))
            defer { try? FileManager.default.removeItem(atPath: path) }
            func open() -> Int { (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? -1 }
            for mode in [0o600, 0o644] {
                try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
                _ = try? SecretSource.file(path, limit: 9)
                let before = open()
                for limit in [0, 9] { for _ in 0..<50 { _ = try? SecretSource.file(path, limit: limit) } }
                #expect(open() == before)
            }
        }
    }
}

/// In processes of their own: the environment is the whole process's.
@Suite("A secret from the environment")
struct SecretEnvironmentTests {
    @Test("is the variable's value, up to the limit")
    func value() async {
        await #expect(processExitsWith: .success) {
            for value in ["", "x", "a=b", String(repeating: "é", count: 100)] {
                unsafe setenv("SECRET_SOURCE", value, 1)
                let count = value.utf8.count
                let secret = try SecretSource.environment("SECRET_SOURCE", limit: count)
                #expect(secret.exposed == Array(value.utf8))
                if count > 0 {
                    let error = thrown { try SecretSource.environment("SECRET_SOURCE", limit: count - 1) }
                    #expect(error?.code == .inputTooLong)
                }
            }
        }
    }

    @Test("is not taken from a variable that is not there")
    func missing() async {
        await #expect(processExitsWith: .success) {
            unsafe setenv("SECRET_SOURCE", "x", 1)
            for name in ["", "SECRET", "SECRET_SOURCE=x", "SECRET_SOURCE\u{0}", "\u{0}", "secret_source"] {
                #expect(thrown { try SecretSource.environment(name, limit: 9) }?.code == .sourceUnreadable)
            }
            unsafe unsetenv("SECRET_SOURCE")
            #expect(thrown { try SecretSource.environment("SECRET_SOURCE", limit: 9) }?.code == .sourceUnreadable)
        }
    }
}
