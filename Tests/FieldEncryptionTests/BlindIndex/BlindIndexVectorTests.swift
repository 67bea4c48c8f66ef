import ProtectionKeys
import TestSupport
import Testing

@testable import FieldEncryption

@Suite("Blind indexes of the reference file")
struct BlindIndexVectorTests {
    @Test("come out the same again", arguments: try FieldVectors.cases(\.indexes))
    func values(entry: IndexCase) throws {
        let root = try FieldVectors.root(writing: entry.key)
        let value: BlindIndexValue
        let candidates: [BlindIndexValue]
        if entry.values.count == 1 {
            let index = BlindIndex(root, name: entry.name, length: entry.length)
            value = try index.blindIndex(of: entry.values[0], context: entry.context)
            candidates = try index.candidates(for: entry.values[0], context: entry.context)
        } else {
            let parts = [[Normalizer]](repeating: [], count: entry.values.count)
            let index = CompoundBlindIndex(root, name: entry.name, length: entry.length, parts: parts)
            value = try index.blindIndex(of: entry.values, context: entry.context)
            candidates = try index.candidates(for: entry.values, context: entry.context)
        }
        #expect(value.bytes == bytes(entry.binary))
        #expect(value.text == entry.text)
        #expect(value.keyID == entry.key)
        #expect(candidates.first == value)
        #expect(candidates.count == root.keys.count)
        #expect(try BlindIndexValue(text: entry.text) == value)
        #expect(try BlindIndexValue(bytes: bytes(entry.binary)) == value)
    }

    @Test("normalise alike", arguments: try FieldVectors.cases(\.normalizations))
    func normalizers(entry: NormalizationCase) throws {
        let normalized = try entry.normalizers.normalizedBytes(entry.value)
        #expect(normalized == Array(entry.normalized.utf8))
    }

    @Test("are planned alike", arguments: try FieldVectors.cases(\.plans))
    func plans(entry: PlanCase) throws {
        let planner = BlindIndexPlanner(rows: entry.rows, valueBits: entry.valueBits)
        #expect(planner.safeLengths == entry.safe.map { $0[0]...$0[1] })
        for bits in [1, 8, 16, 24, 32, 256] + (entry.safe ?? []).flatMap({ [$0 - 1, $0, $0 + 1] }) {
            let isSafe = entry.safe.map { ($0[0]...$0[1]).contains(bits) } ?? false
            if isSafe {
                #expect(try planner.length(bits).bits == bits)
            } else {
                #expect(code { try planner.length(bits) } == .unsafeIndexLength)
            }
        }
    }
}
