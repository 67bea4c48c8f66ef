import FieldEncryption
import ProtectionKeys
import Testing

@Suite("FieldCipher round trip")
struct FieldCipherRoundTripTests {
    private let root: RootKeyset
    private let field = FieldContext(tenant: "acme", domain: "customer.email")

    init() throws { root = try RootKeyset(Keyset(.root)) }

    @Test(
        "gives back what was encrypted, in every form and length",
        arguments: [PlaintextLength.visible, .hidden], [0, 1, 15, 16, 17, 63, 64, 65, 1000])
    func roundTrip(length: PlaintextLength, size: Int) throws {
        let cipher = FieldCipher(root, plaintextLength: length)
        let context = field.record("7")
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
        let text = String(repeating: "x", count: size)
        #expect(try cipher.decrypt(cipher.encrypt(bytes, context: context), context: context) == bytes)
        #expect(try cipher.decrypt(cipher.encrypt(text, context: context), context: context) == text)
        #expect(try cipher.decrypt(cipher.encryptDeterministically(bytes, context: field), context: field) == bytes)
        #expect(try cipher.decrypt(cipher.encryptDeterministically(text, context: field), context: field) == text)
        let numbers = Array(0..<size)
        let stored = try cipher.encrypt(encoding: numbers, context: context)
        #expect(try cipher.decrypt(stored, as: [Int].self, context: context) == numbers)
    }

    @Test("gives columns what single calls give")
    func columns() throws {
        let cipher = FieldCipher(root)
        let texts = (0..<5000).map { "value \($0)" }
        let records = (0..<5000).map(String.init)
        let stored = try cipher.encryptColumn(texts, context: field, records: records)
        #expect(try cipher.decryptColumn(stored, context: field, records: records) == texts)
        for row in stride(from: 0, to: 5000, by: 499) {
            #expect(try cipher.decrypt(stored[row], context: field.record(records[row])) == texts[row])
        }
        let equal = try cipher.encryptColumnDeterministically(texts, context: field)
        #expect(equal[17] == (try cipher.encryptDeterministically(texts[17], context: field)))
        #expect(try cipher.decryptColumn(equal, context: field) == texts)
    }
}
