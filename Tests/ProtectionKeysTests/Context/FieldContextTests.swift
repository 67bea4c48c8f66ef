import ProtectionKeys
import TestSupport
import Testing

@Suite("FieldContext")
struct FieldContextTests {
    /// The frozen encoding, written out by hand.
    @Test(
        "is encoded as the design has it",
        arguments: [
            (FieldContext(tenant: nil, domain: ""), "01 FFFFFFFF 00000000 FFFFFFFF"),
            (FieldContext(tenant: "", domain: "", record: ""), "01 00000000 00000000 00000000"),
            (
                FieldContext(tenant: "acme", domain: "customer.email", record: "7"),
                "01 00000004 61636D65 0000000E 637573746F6D65722E656D61696C 00000001 37"
            ),
            (FieldContext(tenant: "é", domain: "e\u{301}"), "01 00000002 C3A9 00000003 65CC81 FFFFFFFF"),
        ])
    func encoding(context: FieldContext, expected: String) {
        let encoded = [UInt8](capacity: context.encodedSize) { context.encode(into: &$0) }
        #expect(encoded == bytes(expected))
        #expect(encoded.count == context.encodedSize)
        #expect(encoded.starts(with: context.scope))
    }

    @Test("does not take what looks alike for equal")
    func canonicalEquivalence() {
        let (one, two) = (FieldContext(tenant: "é", domain: "d"), FieldContext(tenant: "e\u{301}", domain: "d"))
        #expect("é" == "e\u{301}")
        #expect(one != two)
        #expect(Set([one, two, FieldContext(tenant: "é", domain: "d")]).count == 2)
    }

    @Test("has hashes of its own for what looks alike, so that nobody fills one place of a table")
    func hashes() {
        let spellings = (0..<1024).map { number in
            (0..<10).map { number >> $0 & 1 == 0 ? "é" : "e\u{301}" }.joined()
        }
        #expect(Set(spellings).count == 1)
        #expect(Set(spellings.map { FieldContext(tenant: "t", domain: "d", record: $0).hashValue }).count == 1024)
        #expect(Set(spellings.map { FieldContext(tenant: $0, domain: "d").hashValue }).count == 1024)
    }

    @Test("moves no byte from one part to the next unnoticed")
    func partsAreSeparate() {
        let contexts = [
            FieldContext(tenant: "ab", domain: "c", record: "d"), FieldContext(tenant: "a", domain: "bc", record: "d"),
            FieldContext(tenant: "a", domain: "b", record: "cd"), FieldContext(tenant: nil, domain: "ab", record: "cd"),
            FieldContext(tenant: "", domain: "ab", record: "cd"), FieldContext(tenant: "abcd", domain: "", record: ""),
            FieldContext(tenant: "abcd", domain: ""),
        ]
        let encodings = contexts.map { context in [UInt8](capacity: context.encodedSize) { context.encode(into: &$0) } }
        #expect(Set(encodings).count == contexts.count)
    }

    @Test("says the row later")
    func record() {
        let field = FieldContext(tenant: "t", domain: "d")
        #expect(field.record == nil)
        #expect(field.record("7") == FieldContext(tenant: "t", domain: "d", record: "7"))
    }

    private func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
