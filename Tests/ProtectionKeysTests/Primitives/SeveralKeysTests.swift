import CryptoCore
import TestSupport
import Testing

@testable import ProtectionKeys

/// Tink, "Wire format": the prefix is a hint.
@Suite("What one of several keys wrote")
struct SeveralKeysTests {
    @Test("is read by every enabled key that may have written it")
    func all() throws {
        let templates: [KeyTemplate] = [
            .xaes256GCM, .aes128GCM, .aes256GCM.prefixed(.raw), .aes256GCM.prefixed(.crunchy),
            .xaes256GCM160BitNonce.prefixed(.raw), .aes128GCM.prefixed(.legacy), .aes256GCM.prefixed(.raw),
        ]
        var keyset = try Keyset(templates[0])
        for template in templates.dropFirst() { try keyset.add(template) }
        let aead = try AEAD(keyset)
        for key in keyset.keys {
            var promoted = keyset
            try promoted.promote(key.id)
            for count in [0, 1, 20, 100] {
                let plaintext = [UInt8](repeating: 3, count: count)
                let ciphertext = try AEAD(promoted).encrypt(plaintext, associatedData: [1])
                #expect(try aead.decrypt(ciphertext, associatedData: [1]) == plaintext)
                if key.id != keyset.primaryKeyID {
                    var without = keyset
                    try without.disable(key.id)
                    let error = thrown { try AEAD(without).decrypt(ciphertext, associatedData: [1]) }
                    #expect(error?.code == .authenticationFailed)
                }
            }
        }
    }

    /// A ciphertext without a prefix that begins as if it had one, found by trial with SIV: the IV is the beginning.
    @Test("without a prefix is read also where it begins like another key's prefix")
    func accidentalPrefix() throws {
        let bytes = [UInt8](repeating: 5, count: 64)
        let raw = try DeterministicAEAD(Keyset([(1, .aes256SIV.prefixed(.raw), bytes)]))
        var ciphertext: [UInt8] = []
        var number: UInt32 = 0
        repeat {
            ciphertext = try raw.encryptDeterministically(
                [UInt8(number & 255), UInt8(number >> 8)], associatedData: [])
            number += 1
        } while ciphertext[0] > 1
        let id = ciphertext[1..<5].reduce(0) { $0 << 8 | UInt32($1) }
        let prefix: OutputPrefix = ciphertext[0] == 1 ? .tink : .crunchy
        let keyset = try Keyset([
            (KeyID(id), .aes256SIV.prefixed(prefix), nil), (KeyID(id ^ 1), .aes256SIV.prefixed(.raw), bytes),
        ])
        #expect(try DeterministicAEAD(keyset).decryptDeterministically(ciphertext, associatedData: []).count == 2)
    }

    @Test("is not read by a key of other prefix, though its bytes are the same, unless the prefixes are alike")
    func otherPrefix() throws {
        let bytes = [UInt8](repeating: 5, count: 32)
        let crunchy = try AEAD(Keyset([(7, .aes256GCM.prefixed(.crunchy), bytes)]))
        let ciphertext = try crunchy.encrypt([1], associatedData: [])
        // Legacy and crunchy keys write the same, Tink's another first byte, and another id is another key.
        #expect(
            try AEAD(Keyset([(7, .aes256GCM.prefixed(.legacy), bytes)])).decrypt(ciphertext, associatedData: []) == [1])
        for (id, prefix): (KeyID, OutputPrefix) in [(7, .tink), (8, .crunchy), (7, .raw)] {
            let other = try AEAD(Keyset([(id, .aes256GCM.prefixed(prefix), bytes)]))
            #expect(thrown { try other.decrypt(ciphertext, associatedData: []) }?.code == .authenticationFailed)
        }
        let raw = try AEAD(Keyset([(9, .aes256GCM.prefixed(.raw), bytes)]))
        #expect(try raw.decrypt(Array(ciphertext.dropFirst(5)), associatedData: []) == [1])
    }

    @Test("leaves nothing of the keys that were tried before")
    func wiped() throws {
        // The second key's output is opened after two failures, in the same place.
        let keyset = try Keyset([
            (1, .aes256GCM.prefixed(.raw), nil), (2, .xaes256GCM.prefixed(.raw), nil),
            (3, .aes256GCM.prefixed(.raw), nil),
        ])
        var third = keyset
        try third.promote(3)
        let plaintext = run(0x41...0x60)
        let ciphertext = try AEAD(third).encrypt(plaintext, associatedData: [])
        let output = ProbedOutput(room: ciphertext.count) { output throws(ProtectionKeysError) in
            try AEAD(keyset).decrypt(ciphertext.span, associatedData: Span(), into: &output)
        }
        #expect(output.error == nil)
        #expect(output.memory.starts(with: plaintext))
        #expect(
            output.memory.dropFirst(plaintext.count).allSatisfy { $0 == 0 || $0 == untouchedByte })
    }

    @Test("is tried with the keys whose prefix fits first, then with those that have none, in the order of the file")
    func order() throws {
        let keyset = try Keyset([
            (1, .aes256GCM.prefixed(.raw), nil), (2, .aes256GCM, nil), (3, .aes128GCM.prefixed(.raw), nil),
            (4, .aes256GCM.prefixed(.crunchy), nil),
        ])
        let keys = try PrimitiveSet(keyset, for: .aead) { (key) throws(ProtectionKeysError) in key.type }
        func tried(_ output: [UInt8]) -> [String] {
            var tried: [String] = []
            let error = thrown {
                try keys.trying(output.span) { (member, rest) throws(ProtectionKeysError) in
                    tried.append("\(member.keyID) \(rest.count)")
                    throw .authenticationFailed
                }
            }
            #expect(error == .authenticationFailed)
            return tried
        }
        #expect(tried([1, 0, 0, 0, 2, 9]) == ["2 1", "1 6", "3 6"])
        #expect(tried([0, 0, 0, 0, 4, 9, 9]) == ["4 2", "1 7", "3 7"])
        #expect(tried([0, 0, 0, 0, 2, 9]) == ["1 6", "3 6"])
        #expect(tried([1, 0, 0, 0, 1, 9]) == ["1 6", "3 6"])
        // Nothing is empty behind its prefix.
        #expect(tried([1, 0, 0, 0, 2]) == ["1 5", "3 5"])
        #expect(tried([]) == ["1 0", "3 0"])
    }

    @Test("is not tried further when something else fails than its authentication")
    func otherError() throws {
        let keyset = try Keyset([(1, .aes256GCM.prefixed(.raw), nil), (2, .aes256GCM.prefixed(.raw), nil)])
        let keys = try PrimitiveSet(keyset, for: .aead) { (key) throws(ProtectionKeysError) in key.type }
        var tried = 0
        let error = thrown {
            try keys.trying([UInt8](repeating: 0, count: 9).span) { (_, _) throws(ProtectionKeysError) in
                tried += 1
                throw ProtectionKeysError(.cryptographyFailed, "")
            }
        }
        #expect(error?.code == .cryptographyFailed)
        #expect(tried == 1)
    }

    @Test("read with room for the plaintext only, though another key would need more")
    func exactRoom() throws {
        // Tried first: a GCM key, whose plaintext would be longer.
        var keyset = try Keyset(.aes256GCM.prefixed(.raw))
        let gcm = keyset.primaryKeyID
        try keyset.promote(keyset.add(.xaes256GCM.prefixed(.raw)))
        let aead = try AEAD(keyset)
        let (plaintext, data): ([UInt8], [UInt8]) = ([1, 2, 3], [9])
        let ciphertext = try aead.encrypt(plaintext, associatedData: data)
        let read = try [UInt8](capacity: plaintext.count) { (output) throws(ProtectionKeysError) in
            try aead.decrypt(ciphertext.span, associatedData: data.span, into: &output)
        }
        #expect(read == plaintext)
        #expect(keyset.keys.contains { $0.id == gcm })
        #expect(
            thrown { () throws(ProtectionKeysError) in
                try [UInt8](capacity: 2) { (output) throws(ProtectionKeysError) in
                    try aead.decrypt(ciphertext.span, associatedData: data.span, into: &output)
                }
            }?.code == .outputTooSmall)
    }
}
