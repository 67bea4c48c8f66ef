import Testing

@testable import ProtectionKeys

@Suite("A root keyset")
struct RootKeysetTests {
    private func code(of body: () throws(ProtectionKeysError) -> Void) -> ProtectionKeysError.Code? {
        do throws(ProtectionKeysError) {
            try body()
            return nil
        } catch { return error.code }
    }

    @Test("takes root keys only", arguments: [KeyTemplate.aes256GCM, .aes256SIV, .hmacSHA256PRF])
    func otherKeys(template: KeyTemplate) throws {
        let keyset = try Keyset(template)
        #expect(code { () throws(ProtectionKeysError) in _ = try RootKeyset(keyset) } == .wrongPrimitive)
    }

    @Test("does not look at keys that are not enabled")
    func notEnabled() throws {
        var keyset = try Keyset(.root)
        let other = try keyset.add(.aes256GCM)
        #expect(code { () throws(ProtectionKeysError) in _ = try RootKeyset(keyset) } == .wrongPrimitive)
        try keyset.disable(other)
        let root = try RootKeyset(keyset)
        #expect(root.liveKeyIDs == [keyset.primaryKeyID])
        #expect(code { () throws(ProtectionKeysError) in try root.requireLive(other) } == .keyDisabled)
        try keyset.destroy(other)
        let later = try RootKeyset(keyset)
        #expect(code { () throws(ProtectionKeysError) in try later.requireLive(other) } == .keyDestroyed)
        #expect(
            code { () throws(ProtectionKeysError) in try later.requireLive(other.rawValue == 1 ? 2 : 1) }
                == .keyNotFound)
        #expect(later.keys == keyset.keys)
    }

    @Test(
        "keeps a number of derived keys within its bounds",
        arguments: [(Int.min, 4), (0, 4), (4, 4), (300, 300), (Int.max, 65_536)])
    func cachedSubkeys(asked: Int, kept: Int) throws {
        #expect(try RootKeyset(Keyset(.root), cachedSubkeys: asked).cachedSubkeys == kept)
    }

    @Test("shows its keys' ids, types and states, and nothing more")
    func description() throws {
        let root = try RootKeyset(Keyset(.root))
        #expect("\(root)" == "RootKeyset(\(root.primaryKeyID) HkdfPrfKey enabled primary)")
        #expect(String(reflecting: root) == "\(root)")
        #expect(Mirror(reflecting: root).children.isEmpty)
    }
}
