import ProtectionKeys
import Testing

@Suite("A keyset's keys")
struct KeysetLifecycleTests {
    @Test("begin with one, enabled, the primary")
    func creation() throws {
        let keyset = try Keyset(.xaes256GCM)
        #expect(keyset.keys.count == 1)
        #expect(keyset.keys[0].id == keyset.primaryKeyID)
        #expect(keyset.keys[0].isPrimary)
        #expect(keyset.keys[0].status == .enabled)
        #expect(keyset.keys[0].prefix == .tink)
        #expect(keyset.keys[0].typeURL == "type.googleapis.com/google.crypto.tink.XAesGcmKey")
        #expect(try Keyset(.root).keys[0].prefix == .raw)
    }

    @Test("are added enabled, and write only once they are promoted")
    func adding() throws {
        var keyset = try Keyset(.aes256GCM)
        let first = keyset.primaryKeyID
        let second = try keyset.add(.xaes256GCM)
        #expect(keyset.primaryKeyID == first)
        #expect(keyset.keys.map(\.id) == [first, second])
        #expect(keyset.keys.map(\.isPrimary) == [true, false])
        #expect(keyset.keys[1].status == .enabled)
        #expect(try AEAD(keyset).overhead == 5 + 12 + 16)
        let old = try AEAD(keyset).encrypt([1], associatedData: [])
        try keyset.promote(second)
        #expect(keyset.primaryKeyID == second)
        #expect(keyset.keys.map(\.isPrimary) == [false, true])
        #expect(try AEAD(keyset).overhead == 5 + 24 + 16)
        #expect(try AEAD(keyset).decrypt(old, associatedData: []) == [1])
    }

    @Test("read no more once disabled, read again once enabled, and never again once destroyed")
    func states() throws {
        var keyset = try Keyset(.aes256GCM)
        let (first, second) = (keyset.primaryKeyID, try keyset.add(.aes256GCM))
        let ciphertext = try AEAD(keyset).encrypt([1], associatedData: [])
        try keyset.promote(second)
        func code() -> ProtectionKeysError.Code? {
            thrown { try AEAD(keyset).decrypt(ciphertext, associatedData: []) }?.code
        }
        #expect(code() == nil)
        try keyset.disable(first)
        #expect(keyset.keys[0].status == .disabled)
        #expect(code() == .authenticationFailed)
        try keyset.disable(first)
        try keyset.enable(first)
        try keyset.enable(first)
        #expect(keyset.keys[0].status == .enabled)
        #expect(code() == nil)
        try keyset.disable(first)
        try keyset.destroy(first)
        #expect(keyset.keys[0].status == .destroyed)
        #expect(keyset.keys[0].id == first)
        #expect(code() == .authenticationFailed)
        try keyset.destroy(first)
        #expect(keyset.keys.count == 2)
    }

    @Test("are wiped from what is written once destroyed")
    func destroyed() throws {
        var keyset = try Keyset(insecureCleartextJSON: KeysetText().text)
        try keyset.promote(keyset.add(.aes256GCM))
        let before = try keyset.insecureCleartextBinary()
        #expect(before.firstRange(of: KeysetText.keyBytes) != nil)
        try keyset.destroy(7)
        let after = try keyset.insecureCleartextBinary()
        #expect(after.firstRange(of: KeysetText.keyBytes.prefix(4)) == nil)
        #expect(try !keyset.insecureCleartextJSON().contains(KeysetText.gcm.prefix(8)))
        let again = try Keyset(insecureCleartextBinary: after)
        #expect(again.keys == keyset.keys)
    }

    @Test("that are said to be destroyed in a file, and are not, are forgotten when it is read")
    func destroyedInFile() throws {
        var text = KeysetText()
        (text.id, text.status) = ("8", #""DESTROYED""#)
        let both = KeysetText().text.replacing("[{", with: "[\(text.entry),{")
        var keyset = try Keyset(insecureCleartextJSON: both)
        #expect(thrown { try keyset.enable(8) }?.code == .keyDestroyed)
        #expect(try keyset.insecureCleartextJSON().components(of: KeysetText.gcm) == 1)
    }

    private enum Change: CaseIterable {
        case promote, disable, enable, destroy

        func callAsFunction(_ keyset: inout Keyset, _ id: KeyID) throws(ProtectionKeysError) {
            switch self {
            case .promote: try keyset.promote(id)
            case .disable: try keyset.disable(id)
            case .enable: try keyset.enable(id)
            case .destroy: try keyset.destroy(id)
            }
        }
    }

    @Test("are not changed in ways that make no sense, and the refusal names the key")
    func refused() throws {
        var keyset = try Keyset(.aes256GCM)
        let (primary, disabled) = (keyset.primaryKeyID, try keyset.add(.aes256GCM))
        let destroyed = try keyset.add(.aes256GCM)
        try keyset.disable(disabled)
        try keyset.destroy(destroyed)
        let missing = KeyID(primary.rawValue &+ 1 == disabled.rawValue ? 1 : primary.rawValue &+ 1)
        let before = keyset.keys
        let expected: [(Change, KeyID, ProtectionKeysError.Code)] =
            Change.allCases.map { ($0, missing, .keyNotFound) } + [
                (.disable, primary, .keyIsPrimary), (.destroy, primary, .keyIsPrimary),
                (.promote, disabled, .keyDisabled), (.promote, destroyed, .keyDestroyed),
                (.disable, destroyed, .keyDestroyed), (.enable, destroyed, .keyDestroyed),
            ]
        for (change, id, code) in expected {
            let error = thrown { try change(&keyset, id) }
            #expect(error?.code == code, "\(change)")
            #expect(error?.keyID == id)
            #expect(error?.description.hasPrefix("key \(id): ") == true)
            #expect(keyset.keys == before)
            #expect(keyset.primaryKeyID == primary)
        }
        try keyset.promote(primary)
        try keyset.enable(primary)
        #expect(keyset.keys == before)
    }

    @Test("have ids that are random, unique and not zero")
    func ids() throws {
        var keyset = try Keyset(.aes128GCM)
        for _ in 1..<500 { try keyset.add(.aes128GCM) }
        let ids = keyset.keys.map(\.id.rawValue)
        #expect(Set(ids).count == 500)
        #expect(!ids.contains(0))
        // Every bit is set in about half of them: of 500, in fewer than 150 or more than 350 about once in 10^18.
        for bit in 0..<32 {
            let count = ids.count { $0 >> UInt32(bit) & 1 == 1 }
            #expect((150...350).contains(count))
        }
        let first = try (0..<200).map { _ in try Keyset(.aes128GCM).primaryKeyID }
        #expect(Set(first).count == 200)
    }

    @Test("are drawn anew for every key")
    func randomKeys() throws {
        let template = KeyTemplate.aes256GCM
        let values = try (0..<100).map { _ in
            let binary = try Keyset(template).insecureCleartextBinary()
            return Array(binary[binary.firstRange(of: [0x1a, 0x20])!.upperBound...].prefix(32))
        }
        #expect(Set(values).count == 100)
        #expect(values.allSatisfy { Set($0).count > 16 })
    }

    @Test("belong to one copy: changing another changes nothing, nor what was made before")
    func values() throws {
        var keyset = try Keyset(.aes256GCM)
        let (first, second) = (keyset.primaryKeyID, try keyset.add(.aes256GCM))
        let copy = keyset
        let aead = try AEAD(keyset)
        let ciphertext = try aead.encrypt([1], associatedData: [])
        try keyset.promote(second)
        try keyset.destroy(first)
        #expect(copy.primaryKeyID == first)
        #expect(copy.keys.map(\.status) == [.enabled, .enabled])
        #expect(try aead.decrypt(ciphertext, associatedData: []) == [1])
        #expect(try AEAD(copy).decrypt(ciphertext, associatedData: []) == [1])
        #expect(try aead.encrypt([1], associatedData: []).starts(with: ciphertext.prefix(5)))
    }

    @Test("have prefixes that their type has")
    func prefixes() throws {
        let all: [OutputPrefix] = [.tink, .legacy, .raw, .crunchy, .withIDRequirement]
        let allowed: [(KeyTemplate, Set<OutputPrefix>)] = [
            (.aes128GCM, [.tink, .legacy, .raw, .crunchy]), (.aes256SIV, [.tink, .legacy, .raw, .crunchy]),
            (.hmacSHA256Tag128, [.tink, .legacy, .raw, .crunchy]), (.aesCMAC, [.tink, .legacy, .raw, .crunchy]),
            (.xaes256GCM, [.tink, .raw]), (.root, [.raw]), (.hmacSHA256PRF, [.raw]), (.aesCMACPRF, [.raw]),
        ]
        for (template, prefixes) in allowed {
            for prefix in all {
                let made = Result { try Keyset(template.prefixed(prefix)) }
                if prefixes.contains(prefix) {
                    #expect(try made.get().keys[0].prefix == prefix)
                } else {
                    #expect(thrown { try made.get() }?.code == .unsupportedKey)
                }
                var keyset = try Keyset(template)
                let error = thrown { try keyset.add(template.prefixed(prefix)) }
                #expect(error?.code == (prefixes.contains(prefix) ? nil : .unsupportedKey))
            }
        }
    }
}

extension String {
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
