import ArgumentParser
import CryptoCore
import Foundation
import ProtectionKeys
import Testing

@testable import dataprotect

@Suite("dataprotect keys")
struct KeysCommandTests {
    /// A folder with a key and a passphrase in files.
    private final class Folder {
        let url = FileManager.default.temporaryDirectory.appending(path: "dataprotect-\(UUID().uuidString)")

        init() throws {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            for (name, byte) in [("kek", UInt8(1)), ("other", 2)] {
                try write(name, Data(repeating: byte, count: 32).base64EncodedString())
            }
            try write("passphrase", "correct horse\n")
        }

        deinit { try? FileManager.default.removeItem(at: url) }

        func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }

        func write(_ name: String, _ text: String) throws {
            try text.write(toFile: path(name), atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path(name))
        }

        func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

        func run(_ arguments: String...) async throws { try await run(arguments) }

        /// What a failure of the command ends with.
        func status(of arguments: [String]) async -> CommandStatus? {
            do {
                try await run(arguments)
                return nil
            } catch { return CommandFailure(error)?.status }
        }

        func run(_ arguments: [String]) async throws {
            var command = try DataProtect.parseAsRoot(arguments) as! any AsyncParsableCommand
            try await command.run()
        }

        func keyset(_ name: String = "keyset", kek: String = "kek", data: String = "") async throws -> Keyset {
            try await Keyset(
                encryptedJSON: text(name), with: LocalKeyEncryptionKey(file: path(kek)),
                associatedData: Array(data.utf8))
        }
    }

    private func status(_ body: () async throws -> Void) async -> CommandStatus? {
        do {
            try await body()
            return nil
        } catch {
            return CommandFailure(error)?.status
        }
    }

    @Test("A keyset is made once, encrypted, for its user alone")
    func create() async throws {
        let folder = try Folder()
        let (file, kek) = (folder.path("keyset"), folder.path("kek"))
        try await folder.run("keys", "create", file, "--kek", kek, "--associated-data", "orders")
        let keyset = try await folder.keyset(data: "orders")
        #expect(keyset.keys.map(\.isPrimary) == [true])
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let before = try folder.text("keyset")
        #expect(await status { try await folder.run("keys", "create", file, "--kek", kek) } == .cannotCreate)
        #expect(try folder.text("keyset") == before)
        // Nothing but the keyset is left.
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("")).count == 4)
    }

    @Test("A rotation adds a key of the same kind, which writes, or waits for its promotion")
    func rotate() async throws {
        let folder = try Folder()
        let options = [folder.path("keyset"), "--kek", folder.path("kek")]
        func run(_ name: String, _ more: String...) async throws {
            var command = try DataProtect.parseAsRoot(["keys", name] + options + more) as! any AsyncParsableCommand
            try await command.run()
        }
        try await run("create", "--type", "aes256-siv")
        try await run("rotate")
        try await run("rotate", "--without-promoting")
        var keys = try await folder.keyset().keys
        #expect(Set(keys.map(\.typeURL)).count == 1)
        #expect(keys.map(\.isPrimary) == [false, true, false])
        try await run("promote", "\(keys[2].id)")
        try await run("disable", "\(keys[0].id)")
        try await run("disable", "\(keys[1].id)")
        try await run("enable", "\(keys[1].id)")
        // No terminal is there to ask at.
        try await run("destroy", "\(keys[0].id)", "--yes")
        keys = try await folder.keyset().keys
        #expect(keys.map(\.status) == [.destroyed, .enabled, .enabled])
        #expect(keys.map(\.isPrimary) == [false, false, true])
        let before = try folder.text("keyset")
        #expect(await status { try await run("disable", "\(keys[2].id)") } == .usage)
        #expect(await status { try await run("destroy", "5", "--yes") } == .usage)
        #expect(try folder.text("keyset") == before)
    }

    @Test("With the wrong key nothing is changed")
    func wrongKey() async throws {
        let folder = try Folder()
        let file = folder.path("keyset")
        try await folder.run("keys", "create", file, "--kek", folder.path("kek"))
        let before = try folder.text("keyset")
        #expect(
            await status { try await folder.run("keys", "rotate", file, "--kek", folder.path("other")) } == .wrongData)
        #expect(
            await status {
                try await folder.run("keys", "rotate", file, "--kek", folder.path("kek"), "--associated-data", "x")
            } == .wrongData)
        #expect(
            await status { try await folder.run("keys", "rotate", folder.path("none"), "--kek", folder.path("kek")) }
                == .noInput)
        #expect(!FileManager.default.fileExists(atPath: folder.path("none")))
        #expect(try folder.text("keyset") == before)
    }

    @Test("A key that others can read is not taken")
    func exposedKey() async throws {
        let folder = try Folder()
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.path("kek"))
        let answer = await status {
            try await folder.run("keys", "create", folder.path("keyset"), "--kek", folder.path("kek"))
        }
        #expect(answer == .noPermission)
        #expect(!FileManager.default.fileExists(atPath: folder.path("keyset")))
    }

    @Test("A keyset goes from key to passphrase to cleartext and back, and its keys stay the same")
    func wrap() async throws {
        let folder = try Folder()
        let (file, kek, passphrase) = (folder.path("keyset"), folder.path("kek"), folder.path("passphrase"))
        try await folder.run("keys", "create", file, "--kek", kek)
        let root = try await folder.keyset().insecureCleartextJSON()
        try await folder.run("keys", "wrap", file, "--kek", kek, "--new-passphrase-file", passphrase)
        try await folder.run("keys", "list", file, "--passphrase-file", passphrase)
        #expect(await status { try await folder.run("keys", "list", file, "--kek", kek) } == .wrongData)
        try await folder.run("keys", "wrap", file, "--passphrase-file", passphrase, "--new-insecure-cleartext")
        #expect(try Keyset(insecureCleartextJSON: folder.text("keyset")).insecureCleartextJSON() == root)
        try await folder.run(
            "keys", "wrap", file, "--insecure-cleartext", "--new-kek", folder.path("other"), "--new-associated-data",
            "b")
        #expect(try await folder.keyset(kek: "other", data: "b").insecureCleartextJSON() == root)
    }

    @Test("A symbolic link stays one, and the file that it leads to is changed")
    func symbolicLink() async throws {
        let folder = try Folder()
        try await folder.run("keys", "create", folder.path("keyset"), "--kek", folder.path("kek"))
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("link"), withDestinationPath: folder.path("keyset"))
        try await folder.run("keys", "rotate", folder.path("link"), "--kek", folder.path("kek"))
        #expect(try await folder.keyset().keys.count == 2)
        #expect(throws: Never.self) { try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")) }
    }

    @Test(
        "A key is of a type that does what the others of the keyset do",
        arguments: [
            ("root", "root", true), ("root", "aes256-gcm", false), ("aes256-gcm", "xaes256-gcm", true),
            ("aes256-gcm", "aes256-siv", false), ("hmac-sha256", "aes-cmac", true), ("hmac-sha256", "root", false),
            ("aes-cmac", "hmac-sha256", true), ("aes256-siv", "aes256-siv", true), ("aes256-siv", "xaes256-gcm", false),
        ])
    func types(first: String, second: String, isTaken: Bool) async throws {
        let folder = try Folder()
        let keyset = [folder.path("keyset"), "--kek", folder.path("kek")]
        try await folder.run(["keys", "create"] + keyset + ["--type", first])
        let before = try folder.text("keyset")
        for more in [[], ["--without-promoting"]] {
            let status = await folder.status(of: ["keys", "rotate"] + keyset + ["--type", second] + more)
            #expect(status == (isTaken ? nil : .usage))
        }
        #expect(try (folder.text("keyset") == before) == !isTaken)
    }

    @Test(
        "Contradictory arguments are refused",
        arguments: [
            ["keys", "list", "f", "--kek", "k", "--insecure-cleartext"],
            ["keys", "list", "f", "--kek", "k", "--passphrase-file", "p"],
            ["keys", "create", "f", "--insecure-cleartext", "--associated-data", "x"],
            ["keys", "wrap", "f", "--kek", "k", "--new-insecure-cleartext", "--new-associated-data", "x"],
            ["keys", "disable", "f", "notanumber"], ["keys", "create", "f", "--type", "des"],
            ["scan", "--prefix", "A"],
            ["index", "plan", "--rows", "5"], ["index", "plan", "--rows", "0", "--bits", "5"],
            ["index", "plan", "--rows", "5", "--values", "1"],
        ])
    func usage(arguments: [String]) throws {
        let error = try #require(throws: (any Error).self) { try DataProtect.parseAsRoot(arguments) }
        #expect(DataProtect.exitCode(for: error).rawValue == CommandStatus.usage.rawValue)
    }
}
