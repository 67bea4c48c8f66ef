import CryptoCore
import TestSupport
import Testing

@testable import ProtectionKeys

/// A keyset is read whatever its keys are; a key that is unfit is refused when it is used.
@Suite("A key that is unfit")
struct KeyRefusalTests {
    private enum Part {
        case number(UInt64, UInt64)
        case bytes(UInt64, [UInt8])
    }

    private func message(_ parts: [Part]) -> [UInt8] {
        [UInt8](capacity: 4096) { output in
            for part in parts {
                switch part {
                case .number(let field, let number): Protobuf.write(number, field: field, to: &output)
                case .bytes(let field, let bytes):
                    Protobuf.writeHeader(ofBytes: bytes.count, field: field, to: &output)
                    output.append(copying: bytes.span)
                }
            }
        }
    }

    /// What making the primitive of the type throws; nil when it is made. And that the keyset survives a round trip.
    private func refusal(
        _ type: KeyType, _ parts: [Part], _ prefix: OutputPrefix = .raw
    ) throws -> ProtectionKeysError.Code? {
        let keyset = try Keyset(type: type.url, message: message(parts), prefix: prefix)
        let binary = try keyset.insecureCleartextBinary()
        #expect(try Keyset(insecureCleartextBinary: binary).insecureCleartextBinary() == binary)
        #expect(try Keyset(insecureCleartextJSON: keyset.insecureCleartextJSON()).insecureCleartextBinary() == binary)
        let error = thrown {
            switch type.primitive {
            case .aead: _ = try AEAD(keyset)
            case .deterministicAEAD: _ = try DeterministicAEAD(keyset)
            case .prf: _ = try PRF(keyset)
            case .mac: _ = try MAC(keyset)
            }
        }
        if let error { #expect(error.keyID == 7) }
        return error?.code
    }

    private func parts(_ type: KeyType, size: Int, _ parameters: [Part]? = nil) -> [Part] {
        let key = Part.bytes(type.keyField, [UInt8](repeating: 1, count: size))
        let defaults: [Part] =
            switch type {
            case .aesGCM, .aesSIV, .aesCMACPRF: []
            case .xaesGCM: [.number(1, 12)]
            case .hkdfPRF, .hmacPRF: [.number(1, 3)]
            case .hmac: [.number(1, 3), .number(2, 16)]
            case .aesCMAC: [.number(1, 16)]
            }
        return [key] + (type.parametersField.map { [.bytes($0, message(parameters ?? defaults))] } ?? [])
    }

    @Test("has another size than its type", arguments: KeyType.allCases)
    func sizes(type: KeyType) throws {
        let allowed: Set<Int> =
            switch type {
            case .aesGCM: [16, 32]
            case .xaesGCM, .aesCMAC, .aesCMACPRF: [32]
            case .aesSIV: [64]
            case .hkdfPRF: Set(32...129)
            case .hmacPRF, .hmac: Set(16...129)
            }
        for size in 0...129 {
            #expect(
                try refusal(type, parts(type, size: size)) == (allowed.contains(size) ? nil : .invalidKey), "\(size)")
        }
    }

    private static let good: [KeyType: Int] = [
        .aesGCM: 32, .xaesGCM: 32, .aesSIV: 64, .hkdfPRF: 32, .hmacPRF: 32, .aesCMACPRF: 32, .hmac: 32, .aesCMAC: 32,
    ]

    @Test("is of another version than 0", arguments: KeyType.allCases)
    func versions(type: KeyType) throws {
        let good = parts(type, size: Self.good[type]!)
        #expect(try refusal(type, [.number(1, 0)] + good) == nil)
        for version: UInt64 in [1, 2, 1 << 32, .max] {
            #expect(try refusal(type, [.number(1, version)] + good) == .unsupportedKey)
        }
        #expect(try refusal(type, good + [.number(99, 1), .bytes(98, [1])]) == nil)
    }

    @Test("has parameters that are not allowed")
    func parameters() throws {
        for (type, field, allowed) in [(KeyType.xaesGCM, UInt64(1), 8...12), (.aesCMAC, 1, 10...16)] {
            for number: UInt64 in [
                0, 1, 7, 8, 9, 10, 11, 12, 13, 16, 17, 32, 268, 1 << 16 + 12, 1 << 31 + 12, 1 << 32 - 1,
            ] {
                let isAllowed = number < 100 && allowed.contains(Int(number))
                let code = try refusal(type, parts(type, size: 32, [.number(field, number)]))
                #expect(code == (isAllowed ? nil : .invalidKey), "\(number)")
            }
            #expect(try refusal(type, parts(type, size: 32, [])) == .invalidKey)
            #expect(try refusal(type, [.bytes(type.keyField, [UInt8](repeating: 1, count: 32))]) == .invalidKey)
        }
        for (hash, allowed): (UInt64, ClosedRange<UInt64>) in [(3, 10...32), (4, 10...64)] {
            for size: UInt64 in [0, 1, 9, 10, 16, 32, 33, 64, 65, 272, 1 << 16 + 16, 1 << 31 + 16, 1 << 32 - 1] {
                let code = try refusal(.hmac, parts(.hmac, size: 32, [.number(1, hash), .number(2, size)]))
                #expect(code == (allowed.contains(size) ? nil : .invalidKey))
            }
        }
    }

    @Test("has a hash function that is not offered", arguments: [KeyType.hkdfPRF, .hmacPRF, .hmac])
    func hashes(type: KeyType) throws {
        for hash: UInt64 in [0, 1, 2, 3, 4, 5, 6, .max] {
            let code = try refusal(type, parts(type, size: 32, [.number(1, hash), .number(2, 16)]))
            #expect(code == (hash == 3 || hash == 4 ? nil : .unsupportedKey), "\(hash)")
        }
        #expect(try refusal(type, parts(type, size: 32, [])) == .unsupportedKey)
    }

    @Test("is not a message", arguments: KeyType.allCases)
    func garbage(type: KeyType) throws {
        for garbage: [UInt8] in [[0xff, 0xff], [0x1a, 0x21], [0], [0x0c], [0x12, 0x02, 0xff]] {
            let keyset = try Keyset(type: type.url, message: garbage, prefix: .raw)
            let error = thrown { try AEAD(keyset) }
            #expect(error?.code == .invalidKey)
            #expect(error?.keyID == 7)
        }
        #expect(try refusal(type, []) == .invalidKey)
    }

    @Test("has a prefix that its type does not have", arguments: KeyType.allCases)
    func prefixes(type: KeyType) throws {
        let good = parts(type, size: Self.good[type]!)
        for prefix: OutputPrefix in [.tink, .legacy, .raw, .crunchy, .withIDRequirement] {
            let code = try refusal(type, good, prefix)
            #expect(code == (type.prefixes.contains(prefix) ? nil : .unsupportedKey))
            #expect(prefix != .withIDRequirement || code == .unsupportedKey)
        }
    }

    private static let all: [(KeyTemplate, KeyPrimitive)] = [
        (.aes128GCM, .aead), (.aes256GCM, .aead), (.xaes256GCM, .aead), (.xaes256GCM160BitNonce, .aead),
        (.aes256SIV, .deterministicAEAD), (.hkdfSHA256PRF, .prf), (.hmacSHA256PRF, .prf), (.hmacSHA512PRF, .prf),
        (.aesCMACPRF, .prf), (.root, .prf), (.hmacSHA256Tag128, .mac), (.hmacSHA256Tag256, .mac),
        (.hmacSHA512Tag512, .mac), (.aesCMAC, .mac),
    ]

    private func refusals(_ keyset: Keyset) -> [(KeyPrimitive, ProtectionKeysError?)] {
        [
            (.aead, thrown { try AEAD(keyset) }), (.deterministicAEAD, thrown { try DeterministicAEAD(keyset) }),
            (.prf, thrown { try PRF(keyset) }), (.mac, thrown { try MAC(keyset) }),
        ]
    }

    @Test("is for another primitive, as the primary or as any other enabled key")
    func primitives() throws {
        for (template, primitive) in Self.all {
            let keyset = try Keyset(template)
            for (made, error) in refusals(keyset) {
                #expect(error?.code == (made == primitive ? nil : .wrongPrimitive))
                if let error { #expect(error.keyID == keyset.primaryKeyID) }
            }
        }
        var keyset = try Keyset(.aes256GCM)
        let second = try keyset.add(.root)
        #expect(thrown { try AEAD(keyset) }?.code == .wrongPrimitive)
        #expect(thrown { try AEAD(keyset) }?.keyID == second)
        try keyset.disable(second)
        #expect(thrown { try AEAD(keyset) } == nil)
    }

    @Test("is of a type that is not known: it survives, and is refused when used")
    func unknownType() throws {
        for type in [
            "type.googleapis.com/google.crypto.tink.AesGcmSivKey", "type.googleapis.com/google.crypto.tink.", "",
            "AesGcmKey", "type.googleapis.com/google.crypto.tink.AesGcmKeyX", "x/google.crypto.tink.AesGcmKey",
            "é😀\"\\",
        ] {
            var text = KeysetText()
            text.type = type.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            let keyset = try Keyset(insecureCleartextJSON: text.text)
            #expect(keyset.keys[0].typeURL == type)
            let (json, binary) = (try keyset.insecureCleartextJSON(), try keyset.insecureCleartextBinary())
            #expect(try Keyset(insecureCleartextBinary: binary).insecureCleartextJSON() == json)
            #expect(try Keyset(insecureCleartextJSON: json).insecureCleartextBinary() == binary)
            for (_, error) in refusals(keyset) {
                #expect(error?.code == .unsupportedKey)
                #expect(error?.keyID == 7)
            }
            var rotated = keyset
            try rotated.promote(rotated.add(.aes256GCM))
            #expect(thrown { try AEAD(rotated) }?.code == .unsupportedKey)
            try rotated.disable(7)
            #expect(thrown { try AEAD(rotated) } == nil)
            #expect(try Keyset(insecureCleartextJSON: rotated.insecureCleartextJSON()).keys == rotated.keys)
        }
    }

    @Test("is empty")
    func empty() throws {
        let keyset = try Keyset(insecureCleartextJSON: KeysetText(value: "").text)
        #expect(thrown { try AEAD(keyset) }?.code == .invalidKey)
        let none = KeysetText().text.replacing(#""value":"\#(KeysetText.gcm)","#, with: "")
        #expect(thrown { try AEAD(Keyset(insecureCleartextJSON: none)) }?.code == .invalidKey)
    }

    @Test("makes a keyset that makes no sense: no keys, no primary, one that is not enabled, an id twice")
    func keysets() throws {
        let plain = KeysetText()
        func code(_ text: String) -> ProtectionKeysError? { thrown { try Keyset(insecureCleartextJSON: text) } }
        #expect(code("{}")?.code == .invalidKeyset)
        #expect(code(#"{"primaryKeyId":7}"#)?.code == .invalidKeyset)
        #expect(code(#"{"primaryKeyId":7,"key":[]}"#)?.code == .invalidKeyset)
        #expect(code(KeysetText(primary: "8").text)?.code == .invalidKeyset)
        #expect(code(KeysetText(primary: "8").text)?.keyID == 8)
        #expect(code(#"{"key":[\#(plain.entry)]}"#)?.code == .invalidKeyset)
        #expect(code(KeysetText(status: #""DISABLED""#).text)?.code == .invalidKeyset)
        #expect(code(KeysetText(status: #""DESTROYED""#).text)?.code == .invalidKeyset)
        for status in [#""UNKNOWN_STATUS""#, #""enabled""#, #""""#, "0", "4", "-1"] {
            #expect(code(KeysetText(status: status).text)?.code == .invalidKeyset)
        }
        for prefix in [#""UNKNOWN_PREFIX""#, #""tink""#, "0", "6", "-1"] {
            #expect(code(KeysetText(prefix: prefix).text)?.code == .invalidKeyset)
        }
        #expect(code(KeysetText(material: #""SECRET""#).text)?.code == .invalidKeyset)
        for status in ["ENABLED", "DISABLED", "DESTROYED"] {
            let twice = #"{"primaryKeyId":7,"key":[\#(plain.entry),\#(KeysetText(status: "\"\(status)\"").entry)]}"#
            #expect(code(twice)?.code == .invalidKeyset)
            #expect(code(twice)?.keyID == 7)
        }
    }
}
