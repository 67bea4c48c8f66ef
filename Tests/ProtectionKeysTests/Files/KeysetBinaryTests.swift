import CryptoCore
import TestSupport
import Testing

@testable import ProtectionKeys

@Suite("A keyset in binary")
struct KeysetBinaryTests {
    /// Fields by number: a number, bytes or a message.
    private enum Part {
        case number(UInt64)
        case bytes([UInt8])
    }

    private func message(_ parts: [(UInt64, Part)]) -> [UInt8] {
        parts.flatMap { field, part in
            [UInt8](capacity: 4096) { output in
                switch part {
                case .number(let number): Protobuf.write(number, field: field, to: &output)
                case .bytes(let bytes):
                    Protobuf.writeHeader(ofBytes: bytes.count, field: field, to: &output)
                    output.append(copying: bytes.span)
                }
            }
        }
    }

    private static let url = Array("type.googleapis.com/google.crypto.tink.AesGcmKey".utf8)
    private static let value = [0x1a, 0x20] + KeysetText.keyBytes

    private func data(
        _ url: [UInt8] = url, _ value: [UInt8] = value, _ more: [(UInt64, Part)] = []
    ) -> [(UInt64, Part)] { [(1, .bytes(url)), (2, .bytes(value)), (3, .number(1))] + more }

    private func entry(_ data: [(UInt64, Part)]? = nil, _ more: [(UInt64, Part)] = []) -> [UInt8] {
        message([(1, .bytes(message(data ?? self.data()))), (2, .number(1)), (3, .number(7)), (4, .number(1))] + more)
    }

    private func keyset(_ entries: [[UInt8]], primary: UInt64 = 7, _ more: [(UInt64, Part)] = []) -> [UInt8] {
        message([(1, .number(primary))] + entries.map { (2, .bytes($0)) } + more)
    }

    private func read(_ message: [UInt8]) throws -> Keyset { try Keyset(insecureCleartextBinary: message) }

    private func code(_ message: [UInt8]) -> ProtectionKeysError.Code? { thrown { try read(message) }?.code }

    private var plain: [UInt8] { keyset([entry()]) }

    @Test("is the keyset that stands in JSON")
    func json() throws {
        #expect(try read(plain).insecureCleartextJSON() == Keyset(insecureCleartextJSON: KeysetText().text).json())
        #expect(try Keyset(insecureCleartextJSON: KeysetText().text).insecureCleartextBinary() == plain)
    }

    @Test("has the last of several values, and the parts of messages that stand twice put together")
    func repeated() throws {
        let expected = try read(plain).insecureCleartextJSON()
        func expectSame(_ message: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) throws {
            #expect(try read(message).insecureCleartextJSON() == expected, sourceLocation: sourceLocation)
        }
        try expectSame(message([(1, .number(9))]) + plain)
        #expect(code(plain + message([(1, .number(9))])) == .invalidKeyset)
        try expectSame(keyset([message([(2, .number(2)), (3, .number(8)), (4, .number(3))]) + entry()]))
        try expectSame(keyset([entry(data([0x78], [1]) + data())]))
        // The key data in two pieces.
        let (url, rest) = ([(UInt64(1), Part.bytes(Self.url))], Array(data().dropFirst()))
        try expectSame(
            keyset([
                message([
                    (1, .bytes(message(url))), (2, .number(1)), (1, .bytes(message(rest))), (3, .number(7)),
                    (4, .number(1)),
                ])
            ]))
    }

    @Test("has unknown fields passed over, and those of another wire type")
    func unknown() throws {
        let expected = try read(plain).insecureCleartextJSON()
        let unknown: [(UInt64, Part)] = [(9, .number(1)), (100, .bytes([1, 2])), (1 << 29 - 1, .number(.max))]
        for message in [
            keyset([entry()], unknown), keyset([entry(nil, unknown)]),
            keyset([entry(data(Self.url, Self.value, unknown))]),
            keyset([entry()], [(1, .bytes([1]))]), keyset([entry(nil, [(2, .bytes([9])), (1, .number(3))])]),
            plain + bytes("93 01 08 01 94 01"), plain + bytes("91 01 01 02 03 04 05 06 07 08"),
            plain + bytes("95 01 01 02 03 04"),
        ] {
            #expect(try read(message).insecureCleartextJSON() == expected)
        }
    }

    @Test("has ids of 32 bits, the rest of a longer number dropped as Protocol Buffers do")
    func ids() throws {
        let keyset = keyset([entry(nil, [(3, .number(0xffff_ffff_0000_0007))])], primary: 0x5_0000_0007)
        #expect(try read(keyset).primaryKeyID == 7)
    }

    @Test("has a status and a prefix that are known, and a known material")
    func enumerations() {
        for number: UInt64 in [4, 9, 1 << 32, .max] {
            #expect(code(keyset([entry(nil, [(2, .number(number))])])) == .invalidKeyset)
        }
        for number: UInt64 in [6, 9, .max] {
            #expect(code(keyset([entry(nil, [(4, .number(number))])])) == .invalidKeyset)
        }
        #expect(code(keyset([entry(data(Self.url, Self.value, [(3, .number(5))]))])) == .invalidKeyset)
        #expect(
            code(keyset([message([(1, .bytes(message(data()))), (3, .number(7)), (4, .number(1))])])) == .invalidKeyset)
        #expect(
            code(keyset([message([(1, .bytes(message(data()))), (2, .number(1)), (3, .number(7))])])) == .invalidKeyset)
        #expect(code(keyset([entry(data([0xff]))])) == .malformedKeyset)
    }

    @Test("is refused or another keyset when it is cut anywhere, and never traps")
    func truncated() throws {
        let (one, two) = (entry(), entry(nil, [(3, .number(8))]))
        let whole = keyset([one, two])
        let end = keyset([one]).count
        for count in 0..<whole.count where count != end {
            let code = code(Array(whole.prefix(count)))
            #expect(code == .malformedKeyset || code == .invalidKeyset, "\(count)")
        }
        #expect(try read(Array(whole.prefix(end))).keys.count == 1)
    }

    @Test("never traps when any one bit is turned, in binary and in JSON, nor does what is made of it")
    func bits() throws {
        let (one, two) = (plain, Array(KeysetText().text.utf8))
        for bit in 0..<8 * one.count { use(one.flipping(bit: bit), isJSON: false) }
        for bit in 0..<8 * two.count { use(two.flipping(bit: bit), isJSON: true) }
    }

    /// Reads, writes, reads again, and makes every primitive.
    private func use(_ message: [UInt8], isJSON: Bool) {
        let read = try? isJSON ? Keyset(json: message.span) : Keyset(binary: message.span)
        guard let keyset = read else { return }
        #expect(throws: Never.self) {
            let (json, binary) = (try keyset.insecureCleartextJSON(), try keyset.insecureCleartextBinary())
            #expect(try Keyset(insecureCleartextJSON: json).insecureCleartextBinary() == binary)
            #expect(try Keyset(insecureCleartextBinary: binary).insecureCleartextJSON() == json)
        }
        _ = try? AEAD(keyset).encrypt([1], associatedData: [])
        _ = try? DeterministicAEAD(keyset).encryptDeterministically([1], associatedData: [])
        _ = try? MAC(keyset).compute([1])
        _ = try? PRF(keyset).compute([1], count: 1)
    }

    @Test("never traps whatever is done to it", arguments: Seed.all)
    func mutated(seed: Seed) throws {
        var random = seed.generator
        let templates: [KeyTemplate] = [
            .aes128GCM, .xaes256GCM, .aes256SIV, .hkdfSHA256PRF, .hmacSHA256Tag128, .aesCMAC,
        ]
        for _ in 0..<600 {
            var keyset = try Keyset(templates.randomElement(using: &random)!)
            if Bool.random(using: &random) { try keyset.add(templates.randomElement(using: &random)!) }
            let isJSON = Bool.random(using: &random)
            let start = try isJSON ? Array(keyset.insecureCleartextJSON().utf8) : keyset.insecureCleartextBinary()
            var message = start
            for _ in 0...Int.random(in: 0...3, using: &random) {
                let place = Int.random(in: 0..<max(1, message.count), using: &random)
                switch Int.random(in: 0...4, using: &random) {
                case 0: if !message.isEmpty { message[place] = UInt8.random(in: .min ... .max, using: &random) }
                case 1: message.insert(contentsOf: random.bytes(upTo: 4), at: place)
                case 2:
                    message.removeSubrange(place..<min(message.count, place + Int.random(in: 1...8, using: &random)))
                case 3:
                    let from = Int.random(in: 0..<start.count, using: &random)
                    message.insert(contentsOf: start[from..<min(start.count, from + 40)], at: place)
                default: message = Array(message.prefix(place))
                }
            }
            use(message, isJSON: isJSON)
        }
    }

    @Test("has at most 1,024 keys and 2^20 bytes, twice as many in JSON")
    func limits() throws {
        let entries = (1...1024).map { id in entry(nil, [(3, .number(UInt64(id)))]) }
        var full = try read(keyset(entries))
        #expect(full.keys.count == 1024)
        #expect(try Keyset(insecureCleartextJSON: full.insecureCleartextJSON()).keys.count == 1024)
        #expect(thrown { try full.add(.aes256GCM) }?.code == .keysetTooLarge)
        #expect(full.keys.count == 1024)
        let tooMany = entries + [entry(nil, [(3, .number(2000))])]
        #expect(code(keyset(tooMany)) == .keysetTooLarge)
        var text = try full.insecureCleartextJSON()
        text = String(text.replacing("\"key\": [", with: "\"key\": [\(KeysetText(id: "2000").entry),"))
        #expect(thrown { try Keyset(insecureCleartextJSON: text) }?.code == .keysetTooLarge)

        let (size, padding) = (1 << 20, [UInt8](repeating: 0x20, count: 1 << 20))
        let filler = [UInt8](repeating: 0, count: size - plain.count - 4)
        var longest = plain + [0x7a] + [UInt8](capacity: 3) { $0.append(filler.count) } + filler
        #expect(longest.count == size)
        #expect(try read(longest).keys.count == 1)
        longest.append(0)
        #expect(code(longest) == .keysetTooLarge)
        let json = Array(KeysetText().text.utf8)
        let largest = json + padding + padding.prefix(size - json.count)
        let larger = largest + [0x20]
        #expect(try Keyset(json: largest.span).keys.count == 1)
        let error = thrown { try Keyset(json: larger.span) }
        #expect(error?.code == .keysetTooLarge)
        // And what could not be read again is not written.
        let unreadable = try Keyset(
            entries: [
                KeysetEntry(
                    id: 7, status: .enabled, prefix: .raw, typeURL: "t", material: .symmetric,
                    value: SecretBytes(copying: filler.span))
            ], primaryKeyID: 7)
        #expect(try unreadable.insecureCleartextBinary().count <= size)
        let large = [UInt8](repeating: 0, count: size)
        let tooLarge = try Keyset(
            entries: [
                KeysetEntry(
                    id: 7, status: .enabled, prefix: .raw, typeURL: "t", material: .symmetric,
                    value: SecretBytes(copying: large.span))
            ], primaryKeyID: 7)
        #expect(thrown { try tooLarge.insecureCleartextBinary() }?.code == .keysetTooLarge)
        #expect(thrown { try tooLarge.insecureCleartextJSON() }?.code == .keysetTooLarge)
    }
}

extension OutputSpan<UInt8> {
    /// A length of three bytes, seven bits each.
    fileprivate mutating func append(_ length: Int) {
        append(UInt8(length & 127) | 128)
        append(UInt8(length >> 7 & 127) | 128)
        append(UInt8(length >> 14))
    }
}
