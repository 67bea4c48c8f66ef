import ProtectionKeys
import Testing

@testable import FieldEncryption

@Suite("A blind index")
struct BlindIndexTests {
    private let root: RootKeyset

    init() throws { root = try RootKeyset(Keyset(.root)) }

    private func index(_ name: String = "email", bits: Int = 32, _ normalizers: [Normalizer] = []) -> BlindIndex {
        BlindIndex(root, name: name, length: BlindIndexLength(insecureBits: bits), normalizers: normalizers)
    }

    @Test("that became longer or shorter makes its values anew", arguments: [(16, 17), (17, 16), (8, 64)])
    func lengths(from old: Int, to new: Int) throws {
        let context = FieldContext(tenant: nil, domain: "customer.email")
        let value = try index(bits: old).blindIndex(of: "ada@example.org", context: context)
        #expect(!index(bits: old).needsRotation(value) && index(bits: new).needsRotation(value))
        #expect(try index(bits: new).needsRotation(BlindIndexValue(text: value.text)))
    }

    @Test("is the same for values that mean the same, and depends on tenant, domain, name and key, not on the record")
    func sameness() throws {
        let index = index(bits: 256, [.nfc, .caseFolded])
        let value = try index.blindIndex(of: "Zoë@Example.com", context: email)
        #expect(try index.blindIndex(of: "ZOE\u{308}@EXAMPLE.COM", context: email) == value)
        #expect(try index.blindIndex(of: "Zoë@Example.com", context: email.record("8")) == value)
        let others = [
            try index.blindIndex(of: "Zoë@Example.com.", context: email),
            try index.blindIndex(of: "Zoë@Example.com", context: FieldContext(tenant: nil, domain: email.domain)),
            try index.blindIndex(of: "Zoë@Example.com", context: FieldContext(tenant: "acme", domain: "other")),
            try self.index("email2", bits: 256, [.nfc, .caseFolded]).blindIndex(of: "Zoë@Example.com", context: email),
            try self.index(bits: 256).blindIndex(of: "Zoë@Example.com", context: email),
        ]
        #expect(Set(others.map(\.bytes) + [value.bytes]).count == 6)
    }

    @Test("of a column is that of each value, and nothing where nothing is left of one")
    func column() throws {
        let index = index(bits: 20, [.digitsOnly, .last(4)])
        let values = ["+49 30 1234567", "none", "", "12", "\u{663}\u{664}\u{665}\u{666}\u{667}"]
        let column = try index.blindIndexColumn(of: values, context: email)
        #expect(column.map { $0 != nil } == [true, false, false, true, true])
        for (value, found) in zip(values, column) {
            #expect(found == (try? index.blindIndex(of: value, context: email)))
            if let found { #expect(try BlindIndexValue(text: found.text) == found) }
        }
        #expect(try index.blindIndexColumn(of: [], context: email).isEmpty)
    }

    @Test("has a prefix in every length, and zeros behind it", arguments: [1, 7, 8, 9, 63, 64, 65, 128, 200, 255, 256])
    func prefixes(bits: Int) throws {
        let whole = try index(bits: 256).blindIndex(of: "x", context: email).bytes.dropFirst(4)
        let cut = try index(bits: bits).blindIndex(of: "x", context: email)
        #expect(cut.bytes.count == 4 + (bits + 7) / 8)
        for bit in 0..<8 * (cut.bytes.count - 4) {
            let mask: UInt8 = 0x80 >> UInt8(bit % 8)
            let expected = bit < bits ? whole[4 + bit / 8] & mask : 0
            #expect(cut.bytes[4 + bit / 8] & mask == expected)
        }
        #expect(cut.text == EnvelopeText.encode(cut.bytes.span))
        #expect(cut.description == cut.text)
        #expect(try BlindIndexValue(bytes: cut.bytes) == cut)
        #expect(try BlindIndexValue(text: cut.text) == cut)
    }

    @Test("of nothing is refused")
    func nothing() throws {
        #expect(code { try index().blindIndex(of: "", context: email) } == .nothingToIndex)
        #expect(code { try index(bits: 8, [.digitsOnly]).candidates(for: "none", context: email) } == .nothingToIndex)
        #expect(code { try index(bits: 8, [.digitsOnly]).blindIndex(of: "äöü", context: email) } == .nothingToIndex)
        let compound = CompoundBlindIndex(
            root, name: "both", length: BlindIndexLength(insecureBits: 8), parts: [[.digitsOnly], []])
        #expect(code { try compound.blindIndex(of: ["x", ""], context: email) } == .nothingToIndex)
        #expect(code { try compound.candidates(for: ["x"], context: email) } == .unequalParts)
        #expect(code { try compound.blindIndex(of: ["x", "y", "z"], context: email) } == .unequalParts)
        #expect(code { try compound.blindIndex(of: [], context: email) } == .unequalParts)
        #expect(try compound.blindIndex(of: ["", "y"], context: email).keyID == root.primaryKeyID)
    }

    @Test("over several fields tells them apart, wherever one ends")
    func compound() throws {
        let compound = CompoundBlindIndex(
            root, name: "both", length: BlindIndexLength(insecureBits: 128), parts: [[.caseFolded], [.digitsOnly]])
        let parts = [["ab", "1"], ["a", "1"], ["a", "11"], ["", "11"], ["b", "1"], ["ab", "2"]]
        let values = try parts.map { try compound.blindIndex(of: $0, context: email) }
        #expect(Set(values).count == parts.count)
        #expect(try compound.blindIndex(of: ["AB", "x1"], context: email) == values[0])
        #expect(compound.length.bits == 128)
    }

    @Test("of other sizes or another text is not read")
    func parsing() throws {
        for count in [0, 1, 4, 37, 100] {
            #expect(code { try BlindIndexValue(bytes: [UInt8](repeating: 1, count: count)) } == .malformedEnvelope)
        }
        for count in 5...36 {
            let bytes = (0..<count).map { UInt8($0 * 7 + 1) }
            #expect(try BlindIndexValue(bytes: bytes).bytes == bytes)
        }
        for text in ["", "AAAA", "AAAAAA==", "AAAAAAA=", "AAAAAAB", "+AAAAAA", " AAAAAAA", "AAAAA\nAA", "é"] {
            #expect(code { try BlindIndexValue(text: text) } == .malformedEnvelope, "\(text)")
        }
    }

    @Test("is spread evenly: chi-square over 2^8 values", arguments: [(8, 0), (13, 5), (64, 0)])
    func uniform(bits: Int, skipped: Int) throws {
        // Fixed keys, so that the statistic is always the same: 255 degrees of freedom, 5 standard deviations.
        let root = try RootKeyset(TestKeys.keyset([(1, .enabled, 9)]))
        let index = BlindIndex(root, name: "chi", length: BlindIndexLength(insecureBits: bits))
        var counts = [Int](repeating: 0, count: 256)
        let total = 12_800
        for number in 0..<total {
            let bytes = try index.blindIndex(of: "value \(number)", context: email).bytes.dropFirst(4)
            let word = bytes.prefix(2).reduce(0) { $0 << 8 | Int($1) } << (bytes.count == 1 ? 8 : 0)
            counts[word >> (8 - skipped) & 0xFF] += 1
        }
        let expected = Double(total) / 256
        let chi = counts.reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
        #expect((255 - 5 * 22.6...255 + 5 * 22.6).contains(chi))
    }
}
