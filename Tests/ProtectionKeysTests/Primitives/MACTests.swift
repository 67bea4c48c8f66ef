import CryptoCore
import TestSupport
import Testing

@testable import ProtectionKeys

@Suite("A MAC under a keyset")
struct MACTests {
    private static let templates: [KeyTemplate] = [
        .hmacSHA256Tag128, .hmacSHA256Tag256, .hmacSHA512Tag512, .aesCMAC, .hmacSHA256Tag128.prefixed(.raw),
        .aesCMAC.prefixed(.raw), .hmacSHA512Tag512.prefixed(.crunchy), .hmacSHA256Tag256.prefixed(.legacy),
        .aesCMAC.prefixed(.legacy),
    ]

    @Test("is accepted for its data and no other, and in none of its bits changed", arguments: templates.indices)
    func verify(index: Int) throws {
        let mac = try MAC(Keyset([(7, Self.templates[index], nil), (8, Self.templates[index], nil)]))
        for data in [[], run(0...99), [UInt8](repeating: 1, count: 100_000)] {
            let code = try mac.compute(data)
            #expect(code.count == mac.codeSize)
            try mac.verify(code, of: data)
            for other in [data + [0], data + [1], [0] + data] {
                #expect(thrown { try mac.verify(code, of: other) }?.code == .authenticationFailed)
            }
        }
        let code = try mac.compute([1])
        for bit in 0..<8 * code.count {
            #expect(thrown { try mac.verify(code.flipping(bit: bit), of: [1]) }?.code == .authenticationFailed)
        }
        for count in 0..<code.count {
            #expect(thrown { try mac.verify(Array(code.prefix(count)), of: [1]) }?.code == .authenticationFailed)
            #expect(thrown { try mac.verify(Array(code.suffix(count)), of: [1]) }?.code == .authenticationFailed)
        }
        #expect(thrown { try mac.verify(code + [0], of: [1]) }?.code == .authenticationFailed)
        #expect(thrown { try mac.verify([], of: [1]) }?.code == .authenticationFailed)
    }

    @Test("under a legacy key is that of the data and one zero byte", arguments: [0, 1, 16, 1000])
    func legacy(count: Int) throws {
        let (key, data) = ([UInt8](repeating: 9, count: 32), [UInt8](repeating: 4, count: count))
        for template in [KeyTemplate.hmacSHA256Tag256, .aesCMAC] {
            let raw = try MAC(Keyset([(7, template.prefixed(.raw), key)])).compute(data + [0])
            let legacy = try MAC(Keyset([(7, template.prefixed(.legacy), key)]))
            #expect(try legacy.compute(data) == [0, 0, 0, 0, 7] + raw)
            try legacy.verify([0, 0, 0, 0, 7] + raw, of: data)
            #expect(thrown { try legacy.verify([0, 0, 0, 0, 7] + raw, of: data + [0]) } != nil)
            let crunchy = try MAC(Keyset([(7, template.prefixed(.crunchy), key)]))
            #expect(try crunchy.compute(data + [0]) == [0, 0, 0, 0, 7] + raw)
            let tink = try MAC(Keyset([(7, template, key)]))
            #expect(try tink.compute(data + [0]) == [1, 0, 0, 0, 7] + raw)
        }
    }

    @Test("of several keys is accepted under each")
    func several() throws {
        var keyset = try Keyset(.hmacSHA256Tag128)
        for template in Self.templates { try keyset.add(template) }
        let mac = try MAC(keyset)
        for key in keyset.keys {
            var promoted = keyset
            try promoted.promote(key.id)
            try mac.verify(MAC(promoted).compute([1]), of: [1])
        }
    }

    @Test("needs room for the whole of it", arguments: templates.indices)
    func noRoom(index: Int) throws {
        let mac = try MAC(Keyset(Self.templates[index]))
        for room in 0..<mac.codeSize {
            let output = ProbedOutput(room: room, content: [1]) { output throws(ProtectionKeysError) in
                try mac.compute([5].span, into: &output)
            }
            #expect(output.error?.code == .outputTooSmall)
            #expect(output.memory == [1] + [UInt8](repeating: untouchedByte, count: room))
            #expect(output.count == 1)
        }
    }
}
