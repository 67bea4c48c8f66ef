import TestSupport
import Testing

@testable import ProtectionKeys

@Suite("A ciphertext under a keyset")
struct SealingTests {
    @Test("opens, whatever its size", arguments: SealingKeyset.allCases)
    func sizes(kind: SealingKeyset) throws {
        let keyset = try Keyset(kind.template)
        let sealing = try kind.make(keyset)
        #expect(sealing.overhead == kind.overhead)
        for count in [0, 1, 15, 16, 17, 1000, 100_000, 3_000_000] {
            let plaintext = [UInt8](repeating: 0x5a, count: count)
            for data in [[], [UInt8](repeating: 1, count: min(count, 100_000))] {
                let ciphertext = try sealing.encrypt(plaintext, data)
                #expect(ciphertext.count == count + sealing.overhead)
                #expect(try sealing.decrypt(ciphertext, data) == plaintext)
            }
        }
    }

    @Test("begins as its prefix says", arguments: SealingKeyset.allCases)
    func prefix(kind: SealingKeyset) throws {
        let keyset = try Keyset([(0x0102_0304, kind.template, nil)])
        let ciphertext = try kind.make(keyset).encrypt([1])
        switch kind.template.prefix {
        case .tink: #expect(ciphertext.starts(with: [1, 1, 2, 3, 4]))
        case .crunchy: #expect(ciphertext.starts(with: [0, 1, 2, 3, 4]))
        default: #expect(!ciphertext.starts(with: [1, 1, 2, 3, 4]) && !ciphertext.starts(with: [0, 1, 2, 3, 4]))
        }
    }

    @Test("is another one every time, unless it is to be the same", arguments: SealingKeyset.allCases)
    func fresh(kind: SealingKeyset) throws {
        let sealing = try kind.make(Keyset(kind.template))
        let ciphertexts = try Set((0..<200).map { _ in try sealing.encrypt([1, 2, 3]) })
        #expect(ciphertexts.count == (kind.rawValue.hasPrefix("aesSIV") ? 1 : 200))
    }

    /// No byte of it is 0 or the filler of the probe, so that what is left in memory can be told apart.
    private static let plaintext = run(0x41...0x54)
    private static let content: [UInt8] = [0xc1, 0xc2, 0xc3]

    /// Opens and checks that nothing came out: the error, the length, what stood there before, and the memory behind.
    private func expectRefusal(
        _ sealing: Sealing, _ ciphertext: [UInt8], _ data: [UInt8], room: Int = 128,
        _ code: ProtectionKeysError.Code = .authenticationFailed, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let output = ProbedOutput(room: room, content: Self.content) { (output) throws(ProtectionKeysError) in
            try sealing.decrypt(ciphertext, data, into: &output)
        }
        #expect(output.error?.code == code, sourceLocation: sourceLocation)
        #expect(output.count == Self.content.count, sourceLocation: sourceLocation)
        #expect(output.memory.starts(with: Self.content), sourceLocation: sourceLocation)
        #expect(
            output.memory.dropFirst(Self.content.count).allSatisfy { $0 == 0 || $0 == untouchedByte },
            "neither wiped nor untouched", sourceLocation: sourceLocation)
    }

    @Test("is not opened, and leaves nothing, when any one bit is turned", arguments: SealingKeyset.allCases)
    func bits(kind: SealingKeyset) throws {
        let sealing = try kind.make(Keyset([(7, kind.template, nil), (8, kind.template, nil)]))
        for plaintext in [[], Self.plaintext] {
            let ciphertext = try sealing.encrypt(plaintext, [9])
            for bit in 0..<8 * ciphertext.count { expectRefusal(sealing, ciphertext.flipping(bit: bit), [9]) }
            #expect(try sealing.decrypt(ciphertext, [9]) == plaintext)
        }
    }

    @Test("is not opened when it is cut, longer, or of other associated data", arguments: SealingKeyset.allCases)
    func cut(kind: SealingKeyset) throws {
        let sealing = try kind.make(Keyset(kind.template))
        let ciphertext = try sealing.encrypt(Self.plaintext, [9])
        for count in 0..<ciphertext.count {
            expectRefusal(sealing, Array(ciphertext.prefix(count)), [9])
            expectRefusal(sealing, Array(ciphertext.suffix(count)), [9])
        }
        for longer in [ciphertext + [0], [0] + ciphertext, ciphertext + ciphertext] {
            expectRefusal(sealing, longer, [9])
        }
        for data in [[], [8], [9, 0], [0, 9]] as [[UInt8]] { expectRefusal(sealing, ciphertext, data) }
        expectRefusal(try kind.make(Keyset(kind.template)), ciphertext, [9])
    }

    @Test("is refused when the output has no room, and the output stays as it was", arguments: SealingKeyset.allCases)
    func noRoom(kind: SealingKeyset) throws {
        let sealing = try kind.make(Keyset(kind.template))
        let ciphertext = try sealing.encrypt(Self.plaintext, [9])
        for room in 0..<Self.plaintext.count {
            expectRefusal(sealing, ciphertext, [9], room: room, .outputTooSmall)
        }
        let exact = ProbedOutput(room: Self.plaintext.count, content: Self.content) {
            output throws(ProtectionKeysError) in
            try sealing.decrypt(ciphertext, [9], into: &output)
        }
        #expect(exact.error == nil)
        #expect(exact.memory == Self.content + Self.plaintext)
        for room in 0..<ciphertext.count {
            let output = ProbedOutput(room: room, content: Self.content) { output throws(ProtectionKeysError) in
                try sealing.encrypt(Self.plaintext, [9], into: &output)
            }
            #expect(output.error?.code == .outputTooSmall)
            #expect(output.count == Self.content.count)
            #expect(output.memory == Self.content + [UInt8](repeating: untouchedByte, count: room))
        }
        let whole = ProbedOutput(room: ciphertext.count, content: Self.content) { output throws(ProtectionKeysError) in
            try sealing.encrypt(Self.plaintext, [9], into: &output)
        }
        #expect(whole.error == nil)
        #expect(try sealing.decrypt(Array(whole.memory.dropFirst(3)), [9]) == Self.plaintext)
    }
}
