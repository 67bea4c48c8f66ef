import CryptoCore
import Testing

@testable import FieldEncryption
@testable import ProtectionKeys

/// Each in a process of its own, whose writable memory is searched for the keys when they should be gone.
@Suite("Keys that are no longer needed", .enabled(if: MemoryScan.isOffered))
struct KeyWipingTests {
    /// A process's secrets: a root key, the keyset that has it, and what is derived from it for a few tenants.
    final class Secrets {
        let page = SecretPage()
        let key: Range<Int>
        private let keyset: Range<Int>

        /// The header of a serialised keyset with one HkdfPrfKey: 1 primary id, 2 key { 1 data { 1 type, 2 value, 3 symmetric },
        /// 2 enabled, 3 id, 4 RAW }.
        init() {
            key = page.random(32)
            let type = Array("type.googleapis.com/google.crypto.tink.HkdfPrfKey".utf8)
            let start: [UInt8] = [0x12, 0x02, 0x08, 0x03, 0x1A, 0x20]
            var data: [UInt8] = [0x0A, UInt8(type.count)] + type + [0x12, UInt8(start.count + 32)] + start
            let tail: [UInt8] = [0x18, 0x01]
            let dataSize = data.count + 32 + tail.count
            let end: [UInt8] = [0x10, 0x01, 0x18, 0x07, 0x20, 0x03]
            data = [0x08, 0x07, 0x12, UInt8(dataSize + 2 + end.count), 0x0A, UInt8(dataSize)] + data
            keyset = page.reserve(data.count + 32 + tail.count + end.count)
            let (page, key) = (page, key)
            page.write(keyset) { output in
                for byte in data { output.append(byte) }
                page.read(key) { output.append(copying: $0) }
                for byte in tail + end { output.append(byte) }
            }
        }

        func readKeyset() throws -> Keyset {
            try page.read(keyset) { (bytes) throws(ProtectionKeysError) in try Keyset(binary: bytes) }
        }

        /// A key that the library derives, in the page.
        func subkey(_ purpose: SubkeyPurpose, _ context: FieldContext, label: String = "") throws -> Range<Int> {
            let scope = context.scope
            let root = try RootKey(
                id: 7,
                bytes: try page.read(key) { (key) throws(CryptoCoreError) in
                    try SecretBytes(copying: key)
                })
            let subkey = try root.subkey(purpose, scope: scope.span, label: label.utf8.span)
            let range = page.reserve(subkey.count)
            page.write(range) { output in subkey.withBytes { output.append(copying: $0) } }
            return range
        }

        /// Where a secret, or a sixteen bytes' piece of it, stands in memory.
        func copies(_ range: Range<Int>) throws -> [Finding] { try page.copies(of: [range]) }

        /// All purposes' keys of a tenant.
        func subkeys(_ context: FieldContext) throws -> [Range<Int>] {
            try [
                subkey(.randomizedEncryption, context), subkey(.deterministicEncryption, context),
                subkey(.blindIndex, context, label: "email"),
            ]
        }

        func expectGone(_ ranges: [Range<Int>], sourceLocation: SourceLocation = #_sourceLocation) throws {
            let copies = try page.copies(of: ranges)
            #expect(copies.isEmpty, sourceLocation: sourceLocation)
        }
    }

    private static func tenant(_ number: Int) -> FieldContext {
        FieldContext(tenant: "tenant \(number)", domain: "d", record: "r")
    }

    @Test("the search finds what is there")
    func control() async {
        await #expect(processExitsWith: .success) {
            let secrets = Secrets()
            #expect(try secrets.copies(secrets.key).isEmpty)
            let keyset = try secrets.readKeyset()
            #expect(try !secrets.copies(secrets.key).isEmpty)
            let root = try RootKeyset(keyset)
            let cipher = FieldCipher(root)
            let subkey = try secrets.subkey(.randomizedEncryption, KeyWipingTests.tenant(0))
            #expect(try secrets.copies(subkey).isEmpty)
            _ = try cipher.encrypt("x", context: KeyWipingTests.tenant(0))
            #expect(try !secrets.copies(subkey).isEmpty)
            withExtendedLifetime((keyset, root, cipher)) {}
        }
    }

    @Test("a keyset that was read and dropped leaves no key")
    func keyset() async {
        await #expect(processExitsWith: .success) {
            let secrets = Secrets()
            try deeply {
                let keyset = try secrets.readKeyset()
                _ = try RootKeyset(keyset)
                _ = "\(keyset)"
            }
            try secrets.expectGone([secrets.key])
        }
    }

    @Test("an encrypted keyset that was written and read leaves no key")
    func encryptedKeyset() async {
        await #expect(processExitsWith: .success) {
            let secrets = Secrets()
            let kek = secrets.page.random(32)
            do {
                let material = try secrets.page.read(kek) { (key) throws(ProtectionKeysError) in try KeyMaterial(key) }
                let wrapping = try LocalKeyEncryptionKey(material, uri: "keyset:")
                let json = try await secrets.readKeyset().encryptedJSON(with: wrapping)
                let binary = try await secrets.readKeyset().encryptedBinary(with: wrapping)
                _ = try await RootKeyset(Keyset(encryptedJSON: json, with: wrapping))
                _ = try await RootKeyset(Keyset(encryptedBinary: binary, with: wrapping))
            }
            try secrets.expectGone([secrets.key, kek])
        }
    }

    @Test("a cipher and an index that were used and dropped leave neither the root key nor what was derived from it")
    func users() async {
        await #expect(processExitsWith: .success) {
            let secrets = Secrets()
            let tenants = (0..<3).map(KeyWipingTests.tenant)
            let derived = try tenants.flatMap(secrets.subkeys)
            try deeply { try KeyWipingTests.use(secrets, tenants, cachedSubkeys: 256) { _ in } }
            try secrets.expectGone([secrets.key] + derived)
        }
    }

    @Test("keys that a full cache gave up are gone while it goes on")
    func evicted() async {
        await #expect(processExitsWith: .success) {
            let secrets = Secrets()
            let tenants = (0..<3).map(KeyWipingTests.tenant)
            let derived = try tenants.flatMap(secrets.subkeys)
            let others = (100..<120).map(KeyWipingTests.tenant)
            try deeply {
                try KeyWipingTests.use(secrets, tenants + others, cachedSubkeys: 4) { _ in
                    try secrets.expectGone(derived)
                    // The last ones are there.
                    let last = try secrets.subkey(.randomizedEncryption, others.last!)
                    #expect(try !secrets.copies(last).isEmpty)
                }
            }
            try secrets.expectGone([secrets.key])
        }
    }

    @Test("a subject key that was used and dropped leaves neither itself nor what was derived from it")
    func subjects() async {
        await #expect(processExitsWith: .success) {
            let secrets = Secrets()
            let subject = secrets.page.random(32)
            let tenant = KeyWipingTests.tenant(0)
            let cipher = FieldCipher(try RootKeyset(secrets.readKeyset()))
            try deeply {
                let key = try secrets.page.read(subject) { (bytes) throws(FieldEncryptionError) in
                    try SubjectKey(copying: bytes)
                }
                let subjectKey = try #require(key)
                let envelope = try cipher.encrypt("value", context: tenant, subjectKey: subjectKey)
                #expect(try cipher.decrypt(envelope, context: tenant, subjectKey: subjectKey) == "value")
                _ = try cipher.reencrypt(envelope, context: tenant, subjectKey: subjectKey)
                _ = try cipher.encryptColumn(
                    ByteColumn(["a", "b"]), context: tenant, records: ["1", "2"], subjectKeys: [subjectKey, subjectKey])
                let wrapping = try SubjectKeyWrapping(
                    RootKeyset(secrets.readKeyset()), indexKey: SubjectKeyWrapping.makeIndexKey(cipher.root))
                let digest = try wrapping.digest(of: "s", tenant: nil)
                let unwrapped = try wrapping.unwrap(wrapping.wrap(subjectKey, digest: digest), digest: digest)
                #expect(unwrapped == subjectKey)
                #expect(try !secrets.copies(subject).isEmpty)
            }
            try secrets.expectGone([subject])
            withExtendedLifetime(cipher) {}
        }
    }

    /// Uses every key of every tenant, and runs `body` while the users are still there.
    private static func use(
        _ secrets: Secrets, _ tenants: [FieldContext], cachedSubkeys: Int, _ body: (FieldCipher) throws -> Void
    ) throws {
        let root = try RootKeyset(secrets.readKeyset(), cachedSubkeys: cachedSubkeys)
        let cipher = FieldCipher(root, plaintextLength: .hidden)
        let index = BlindIndex(root, name: "email", length: BlindIndexLength(insecureBits: 16))
        for tenant in tenants {
            let envelopes = [
                try cipher.encrypt("value", context: tenant),
                try cipher.encryptDeterministically("value", context: tenant),
            ]
            for envelope in envelopes { #expect(try cipher.decrypt(envelope, context: tenant) == "value") }
            _ = try cipher.encryptColumn(["a", "b"], context: tenant, records: ["1", "2"])
            _ = try index.candidates(for: "value", context: tenant)
        }
        try body(cipher)
        withExtendedLifetime((root, cipher, index)) {}
    }
}
