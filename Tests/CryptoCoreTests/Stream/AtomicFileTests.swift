import CryptoCore
import Foundation
import Testing

@Suite("Files that appear when they are complete")
struct AtomicFileTests {
    private final class Folder {
        let url = FileManager.default.temporaryDirectory.appending(path: "atomic-\(UUID().uuidString)")

        init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

        deinit { try? FileManager.default.removeItem(at: url) }

        func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }

        var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path("")).sorted() } }

        func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }
    }

    @Test("Before it is committed the old file stands, afterwards the new one, and nothing else")
    func replacing() throws {
        let folder = try Folder()
        try "old".write(toFile: folder.path("a"), atomically: false, encoding: .utf8)
        let file = try AtomicFile(folder.path("a"))
        try file.write(Array("new".utf8))
        #expect(try folder.text("a") == "old")
        try file.commit()
        #expect(try folder.text("a") == "new")
        #expect(try folder.names == ["a"])
        #expect(try FileManager.default.attributesOfItem(atPath: folder.path("a"))[.posixPermissions] as? Int == 0o600)
    }

    @Test("What is not committed leaves nothing")
    func abandoning() throws {
        let folder = try Folder()
        do {
            let file = try AtomicFile(folder.path("a"))
            try file.write([UInt8](repeating: 1, count: 100_000))
        }
        #expect(try folder.names.isEmpty)
    }

    @Test("A name that is taken meanwhile stays with who has it, where that is asked")
    func refusing() throws {
        let folder = try Folder()
        let (first, second) = (try AtomicFile(folder.path("a")), try AtomicFile(folder.path("a")))
        try first.write(Array("1".utf8))
        try second.write(Array("2".utf8))
        try first.commit(.refused)
        let error = #expect(throws: FileError.self) { try second.commit(.refused) }
        #expect(error?.code == .existing)
        #expect(try folder.text("a") == "1")
    }

    @Test("What a name stands for")
    func kinds() throws {
        let folder = try Folder()
        try "x".write(toFile: folder.path("a"), atomically: false, encoding: .utf8)
        #expect(try AtomicFile.kind(of: folder.path("a")) == .file)
        #expect(try AtomicFile.kind(of: folder.path("b")) == .nothing)
        #expect(try AtomicFile.kind(of: folder.path("")) == .folder)
        #expect(try AtomicFile.kind(of: "/dev/null") == .stream)
    }

    @Test("A folder that is missing, and a path that is none, are errors")
    func wrongPaths() throws {
        let folder = try Folder()
        #expect(throws: FileError.self) { _ = try AtomicFile(folder.path("none/a")) }
        #expect(throws: FileError.self) { _ = try AtomicFile("") }
        #expect(throws: FileError.self) { _ = try AtomicFile(folder.path("") + "/") }
        #expect(throws: FileError.self) { _ = try AtomicFile("a\0b") }
        #expect(throws: FileError.self) { _ = try ByteInput(folder.path("none")) }
    }

    @Test("What is written is read, in pieces of any size, and a device takes all")
    func streams() throws {
        let folder = try Folder()
        let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        let file = try AtomicFile(folder.path("a"))
        try file.write(bytes)
        try file.commit()
        let input = try ByteInput(folder.path("a"))
        #expect(input.size == 10_000)
        var (buffer, read) = ([UInt8](repeating: 0, count: 777), [UInt8]())
        while true {
            let count = try input.read(into: &buffer, from: 7)
            if count == 0 { break }
            read += buffer[7..<7 + count]
        }
        #expect(read == bytes)
        let device = try ByteOutput("/dev/null")
        try device.write(bytes)
        #expect(!device.isTerminal)
        let full = try ByteOutput("/dev/full")
        #expect(throws: FileError.self) { try full.write(bytes) }
    }

    @Test("A secret comes through a descriptor, up to its limit")
    func descriptor() throws {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data("secret".utf8))
        try pipe.fileHandleForWriting.close()
        let secret = try SecretSource.descriptor(pipe.fileHandleForReading.fileDescriptor, limit: 6)
        #expect(secret == (try SecretBytes(copying: Array("secret".utf8).span)))
        let long = Pipe()
        try long.fileHandleForWriting.write(contentsOf: Data("secrets".utf8))
        try long.fileHandleForWriting.close()
        #expect(throws: CryptoCoreError.self) {
            try SecretSource.descriptor(long.fileHandleForReading.fileDescriptor, limit: 6)
        }
        #expect(throws: CryptoCoreError.self) { try SecretSource.descriptor(9999, limit: 6) }
    }
}
