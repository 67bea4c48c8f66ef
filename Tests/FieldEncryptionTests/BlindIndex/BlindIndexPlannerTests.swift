import Foundation
import TestSupport
import Testing

@testable import FieldEncryption

@Suite("The planner of blind indexes")
struct BlindIndexPlannerTests {
    /// 2 <= R / 2^min(L, bits) <= sqrt(R), each side in logarithms; nil where rounding decides.
    private func isSafe(rows: Int, valueBits: Double, length: Int) -> Bool? {
        let m = min(Double(length), valueBits)
        let r = log2(Double(rows))
        if abs(r - m - 1) < 1e-9 || abs(r - 2 * m) < 1e-9 { return nil }
        return r - m >= 1 && r - m <= r / 2
    }

    @Test("agrees with the rule", arguments: Seed.all)
    func rule(seed: Seed) throws {
        var random = seed.generator
        for _ in 0..<400 {
            let rows = Int(exp2(Double.random(in: 0...29.9, using: &random)))
            let valueBits = Double.random(in: 0.5...(Bool.random(using: &random) ? 40 : 300), using: &random)
            let planner = BlindIndexPlanner(rows: rows, valueBits: valueBits)
            let safe = planner.safeLengths
            for length in Array(1...40) + [64, 128, 255, 256] {
                guard let expected = isSafe(rows: rows, valueBits: valueBits, length: length) else { continue }
                #expect((safe?.contains(length) ?? false) == expected, "\(rows) \(valueBits) \(length)")
                #expect((try? planner.length(length))?.bits == (expected ? length : nil))
            }
        }
    }

    @Test("refuses what is unsafe, says why, and what would be safe")
    func refusals() throws {
        let planner = BlindIndexPlanner(rows: 1_000_000, valueBits: 40)
        #expect(planner.safeLengths == 10...18)
        #expect(try planner.length(10).bits == 10 && planner.length(18).bits == 18)
        for (bits, words) in [(9, "every look-up"), (19, "fewer than two rows"), (256, "fewer than two rows")] {
            let error = thrown { try planner.length(bits) }
            #expect(error?.code == .unsafeIndexLength)
            #expect(error?.message.contains(words) == true)
            #expect(error?.message.contains("10 to 18 bits are safe") == true)
            #expect(planner.leakage(bits: bits).contains(words))
        }
        for bits in [0, -1, 257, Int.min, Int.max] {
            #expect(code { try planner.length(bits) } == .unsafeIndexLength)
        }
        #expect(planner.leakage(bits: 16).contains("about 15 rows share"))
        let few = BlindIndexPlanner(rows: 1_000_000, valueBits: 3)
        #expect(few.safeLengths == nil)
        #expect(thrown { try few.length(8) }?.message.contains("no length is safe") == true)
        #expect(few.leakage(bits: 8).contains("so few values"))
        #expect(BlindIndexPlanner(rows: .max, valueBits: 1e-300).leakage(bits: 8).contains("so few values"))
        for rows in 1...3 { #expect(BlindIndexPlanner(rows: rows, valueBits: 300).safeLengths == nil) }
        #expect(BlindIndexPlanner(rows: 4, valueBits: 300).safeLengths == 1...1)
    }

    @Test("can be passed over by name only")
    func insecure() {
        for bits in [1, 100, 256] { #expect(BlindIndexLength(insecureBits: bits).bits == bits) }
    }

    @Test("a length of no bits, or of more than 256, is a programming error", arguments: [0, 257])
    func outOfRange(bits: Int) async {
        await #expect(processExitsWith: .failure) { [bits] in _ = BlindIndexLength(insecureBits: bits) }
    }
}
