import Foundation
import Glibc
import ProtectionKeys
import TestSupport
import Testing

@Suite("A local key encryption key")
struct LocalKeyEncryptionKeyTests {
    private let folder: TemporaryFolder
    private let bytes = KeysetText.keyBytes
    private let wrapped: [UInt8]

    init() throws {
        folder = try TemporaryFolder()
        // Tink's format without a prefix.
        let aead = try AEAD(Keyset([(7, .aes256GCM.prefixed(.raw), bytes)]))
        wrapped = try aead.encrypt([1, 2, 3], associatedData: [9])
    }

    /// Whether it is the key of ``bytes``.
    private func opens(_ key: LocalKeyEncryptionKey) async throws -> Bool {
        try await key.unwrap(wrapped, associatedData: [9]) == KeyMaterial([1, 2, 3])
    }

    private func code(_ path: String) -> ProtectionKeysError.Code? {
        thrown { try LocalKeyEncryptionKey(file: path) }?.code
    }

    @Test("wraps and unwraps in Tink's format, with associated data")
    func roundTrip() async throws {
        let key = try LocalKeyEncryptionKey(KeyMaterial(bytes), uri: "test:1")
        #expect(key.uri == "test:1")
        #expect(try await opens(key))
        for size in [0, 1, 32, 1000] {
            let material = try KeyMaterial([UInt8](repeating: 4, count: size))
            for data in [[], run(0...40)] {
                let wrapped = try await key.wrap(material, associatedData: data)
                #expect(wrapped.count == 12 + size + 16)
                #expect(try await key.unwrap(wrapped, associatedData: data) == material)
                #expect(try await key.wrap(material, associatedData: data) != wrapped)
                let error = await thrownLater { try await key.unwrap(wrapped, associatedData: data + [0]) }
                #expect(error?.code == .authenticationFailed)
            }
        }
    }

    @Test("unwraps nothing that was changed or cut, or wrapped by another")
    func refused() async throws {
        let key = try LocalKeyEncryptionKey(KeyMaterial(bytes), uri: "")
        for bit in 0..<8 * wrapped.count {
            let error = await thrownLater { try await key.unwrap(wrapped.flipping(bit: bit), associatedData: [9]) }
            #expect(error?.code == .authenticationFailed)
        }
        for count in 0..<wrapped.count {
            let error = await thrownLater { try await key.unwrap(Array(wrapped.prefix(count)), associatedData: [9]) }
            #expect(error?.code == .authenticationFailed)
        }
        let other = try LocalKeyEncryptionKey(KeyMaterial(bytes.flipping(bit: 9)), uri: "")
        #expect(
            await thrownLater { try await other.unwrap(wrapped, associatedData: [9]) }?.code == .authenticationFailed)
    }

    @Test("is 32 bytes", arguments: [0, 1, 16, 31, 33, 64])
    func sizes(count: Int) throws {
        let material = try KeyMaterial([UInt8](repeating: 1, count: count))
        #expect(thrown { try LocalKeyEncryptionKey(material, uri: "") }?.code == .invalidKey)
        let text = base64([UInt8](repeating: 1, count: count))
        #expect(code(try folder.file(text)) == .invalidKey)
    }

    @Test("of a keyset wraps with the primary key, and unwraps with all that are enabled")
    func keyset() async throws {
        var keyset = try Keyset(.xaes256GCM)
        let first = keyset.primaryKeyID
        let material = try KeyMaterial([1, 2, 3])
        let old = try await LocalKeyEncryptionKey(keyset).wrap(material, associatedData: [])
        try keyset.promote(keyset.add(.aes256GCM))
        let key = try LocalKeyEncryptionKey(keyset)
        #expect(key.uri == "keyset:")
        #expect(try LocalKeyEncryptionKey(keyset, uri: "other:").uri == "other:")
        #expect(try await key.unwrap(old, associatedData: []) == material)
        #expect(try await key.wrap(material, associatedData: []).count == 5 + 12 + 3 + 16)
        try keyset.destroy(first)
        let without = try LocalKeyEncryptionKey(keyset)
        #expect(await thrownLater { try await without.unwrap(old, associatedData: []) }?.code == .authenticationFailed)
        #expect(thrown { try LocalKeyEncryptionKey(Keyset(.root)) }?.code == .wrongPrimitive)
    }

    @Test("is read from a file that is its owner's alone", arguments: [0o600, 0o400, 0o700])
    func file(mode: Int) async throws {
        let key = try LocalKeyEncryptionKey(file: folder.file(base64(bytes), mode: mode))
        #expect(key.uri == "file:")
        #expect(try await opens(key))
    }

    @Test(
        "is refused from a file that others can read, change or execute",
        arguments: [0o640, 0o604, 0o644, 0o660, 0o602, 0o620, 0o610, 0o601, 0o666, 0o777, 0o440])
    func exposed(mode: Int) throws {
        let path = try folder.file(base64(bytes), mode: mode)
        #expect(code(path) == .keySourceExposed)
        // Through a link too: it is the file that counts.
        try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: path)
        #expect(code(folder.path("link")) == .keySourceExposed)
    }

    @Test("is read through a symbolic link, and from a file with white space at its end")
    func content() async throws {
        let path = try folder.file(base64(bytes))
        try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: path)
        #expect(try await opens(LocalKeyEncryptionKey(file: folder.path("link"))))
        for space in ["\n", "\r\n", " \t\n\n", String(repeating: "\n", count: 212)] {
            #expect(try await opens(LocalKeyEncryptionKey(file: folder.file(base64(bytes) + space))))
        }
    }

    @Test("is not read from a file with anything else in it")
    func otherContent() throws {
        let text = base64(bytes)
        let (half, other) = (String(text.prefix(20)), String(text.dropFirst(20)))
        let cut = [String(text.dropLast()), String(text.dropLast(2)), String(text.dropFirst())]
        let replaced = ["*" + cut[2], cut[1] + "/=", text.replacing("=", with: ""), hex(bytes)]
        let added = [
            "", "\n", " " + text, "\n" + text, text + "=", text + "x", "x" + text, text + "\u{0}", text + text,
        ]
        for content in cut + replaced + added + ["\u{FEFF}" + text, half + "\n" + other] {
            #expect(code(try folder.file(content)) == .invalidKey, "\(content.count) characters")
        }
    }

    @Test("is not read from what is no file, too long, or not there, and never waits")
    func notFiles() throws {
        #expect(code(folder.path("missing")) == .keySourceUnreadable)
        #expect(code("") == .keySourceUnreadable)
        #expect(code(folder.url.path()) == .keySourceUnreadable)
        #expect(code(try folder.file(base64(bytes)) + "\u{0}x") == .keySourceUnreadable)
        #expect(code("/dev/null") == .keySourceUnreadable)
        #expect(code("/dev/zero") == .keySourceUnreadable)
        let pipe = folder.path("pipe")
        let made = unsafe mkfifo(pipe, 0o600)
        #expect(made == 0)
        #expect(code(pipe) == .keySourceUnreadable)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("loop"), withDestinationPath: folder.path("loop"))
        #expect(code(folder.path("loop")) == .keySourceUnreadable)
        #expect(code(try folder.file(base64(bytes) + String(repeating: "\n", count: 213))) == .inputTooLong)
        #expect(code(try folder.file(String(repeating: "A", count: 1 << 20))) == .inputTooLong)
    }

    /// In a process of its own: the environment is the whole process's.
    @Test("is read from a variable of the environment")
    func environment() async {
        await #expect(processExitsWith: .success) {
            let name = "PROTECTION_KEYS_TESTS_KEK"
            func code() -> ProtectionKeysError.Code? { thrown { try LocalKeyEncryptionKey(environment: name) }?.code }
            func set(_ value: String) { unsafe setenv(name, value, 1) }
            unsafe unsetenv(name)
            #expect(code() == .keySourceUnreadable)
            let text = base64(KeysetText.keyBytes)
            for value in [text, text + "\n"] {
                set(value)
                let key = try LocalKeyEncryptionKey(environment: name)
                #expect(key.uri == "env:")
                let other = try LocalKeyEncryptionKey(KeyMaterial(KeysetText.keyBytes), uri: "")
                let wrapped = try await key.wrap(KeyMaterial([5]), associatedData: [6])
                #expect(try await other.unwrap(wrapped, associatedData: [6]) == KeyMaterial([5]))
            }
            for value in ["", "x", text + "x", " " + text, base64(run(0...30)), base64(run(0...32))] {
                set(value)
                #expect(code() == .invalidKey)
            }
            set(text + String(repeating: "\n", count: 212))
            #expect(code() == nil)
            set(text + String(repeating: "\n", count: 213))
            #expect(code() == .inputTooLong)
            for name in ["", "A=B", "A\u{0}", "\(name)_OTHER"] {
                #expect(thrown { try LocalKeyEncryptionKey(environment: name) }?.code == .keySourceUnreadable)
            }
        }
    }
}
