import TestSupport
import Testing

@testable import ProtectionKeys

@Suite("A PRF under a keyset")
struct PRFTests {
    private static let largest: [(KeyTemplate, Int)] = [
        (.hkdfSHA256PRF, 8160), (.hmacSHA256PRF, 32), (.hmacSHA512PRF, 64), (.aesCMACPRF, 16), (.root, 8160),
    ]

    @Test("gives from 1 byte to its greatest number, each the beginning of the next", arguments: largest.indices)
    func sizes(index: Int) throws {
        let (template, largest) = Self.largest[index]
        let prf = try PRF(Keyset(template))
        #expect(try prf.maximumCount(keyID: prf.primaryKeyID) == largest)
        let whole = try prf.compute([1, 2], count: largest)
        #expect(whole.count == largest)
        for count in [1, 2, 15, 16, largest - 1, largest] {
            #expect(try prf.compute([1, 2], count: count) == Array(whole.prefix(count)))
        }
        for count in [0, -1, largest + 1, .max, .min] {
            #expect(thrown { try prf.compute([1, 2], count: count) }?.code == .invalidOutputSize, "\(count)")
            let output = ProbedOutput(room: 64) { output throws(ProtectionKeysError) in
                try prf.compute([1].span, count: count, into: &output)
            }
            #expect(output.error?.code == .invalidOutputSize)
            #expect(output.count == 0)
        }
        #expect(try prf.compute([], count: 16) != prf.compute([0], count: 16))
    }

    @Test("appends, and needs room", arguments: largest.indices)
    func room(index: Int) throws {
        let prf = try PRF(Keyset(Self.largest[index].0))
        let expected = try prf.compute([1], count: 16)
        for room in 0..<16 {
            let output = ProbedOutput(room: room, content: [1]) { output throws(ProtectionKeysError) in
                try prf.compute([1].span, count: 16, into: &output)
            }
            #expect(output.error?.code == .outputTooSmall)
            #expect(output.count == 1)
        }
        let output = ProbedOutput(room: 17, content: [1]) { output throws(ProtectionKeysError) in
            try prf.compute([1].span, count: 16, into: &output)
        }
        #expect(output.memory == [1] + expected + [untouchedByte])
    }

    @Test("of several keys has each by its id, as far as it is enabled")
    func several() throws {
        var keyset = try Keyset(.hkdfSHA256PRF)
        let (first, second) = (keyset.primaryKeyID, try keyset.add(.hmacSHA256PRF))
        let third = try keyset.add(.aesCMACPRF)
        try keyset.disable(third)
        let prf = try PRF(keyset)
        #expect(prf.primaryKeyID == first)
        #expect(prf.keyIDs == [first, second])
        #expect(try prf.compute([1], count: 8) == prf.compute([1], count: 8, keyID: first))
        #expect(try prf.compute([1], count: 8) != prf.compute([1], count: 8, keyID: second))
        #expect(try prf.maximumCount(keyID: second) == 32)
        for id in [third, KeyID(first.rawValue ^ 1)] where id != second {
            #expect(thrown { try prf.compute([1], count: 8, keyID: id) }?.code == .keyNotFound)
            #expect(thrown { try prf.compute([1], count: 8, keyID: id) }?.keyID == id)
            #expect(thrown { try prf.maximumCount(keyID: id) }?.code == .keyNotFound)
        }
        #expect(thrown { try prf.compute([1], count: 33, keyID: second) }?.code == .invalidOutputSize)
    }

    @Test("takes long inputs; HKDF up to 32,768 bytes")
    func longInputs() throws {
        let input = [UInt8](repeating: 1, count: 100_000)
        for template in [KeyTemplate.hmacSHA256PRF, .aesCMACPRF] {
            #expect(try PRF(Keyset(template)).compute(input, count: 16).count == 16)
        }
        let prf = try PRF(Keyset(.hkdfSHA256PRF))
        #expect(try prf.compute(Array(input.prefix(32_768)), count: 16).count == 16)
        #expect(thrown { try prf.compute(Array(input.prefix(32_769)), count: 16) }?.code == .inputTooLong)
    }
}
