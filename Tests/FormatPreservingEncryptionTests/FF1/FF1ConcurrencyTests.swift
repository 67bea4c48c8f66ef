import FormatPreservingEncryption
import Testing

@Suite("FF1 from several threads")
struct FF1ConcurrencyTests {
    @Test("One cipher, eight tasks, different lengths and tweaks: each gets what it would get alone")
    func shared() async throws {
        let ff1 = try FF1Text(key: FF1Key(Array(0..<32)), alphabet: .digits)
        let expected = try (0..<200).map { value in try Self.work(ff1, value) }
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for round in 0..<200 {
                        let value = (round * 7 + task * 25) % 200
                        guard try Self.work(ff1, value) == expected[value] else { return false }
                    }
                    return true
                }
            }
            for try await same in group { #expect(same) }
        }
    }

    /// Singles and a column, of a length and a tweak that depend on `value`.
    private static func work(_ ff1: FF1Text, _ value: Int) throws -> [String] {
        let text = String(repeating: "\(value % 10)", count: 6 + value % 60)
        let tweak = [UInt8](repeating: UInt8(value), count: value % 20)
        let single = try ff1.encrypt(text, tweak: tweak)
        return [single, try ff1.decrypt(single, tweak: tweak)] + (try ff1.encryptColumn([text, single], tweak: tweak))
    }

    @Test("More lengths and tweaks than are kept ready still give the same")
    func manyShapes() throws {
        let ff1 = try FF1Text(key: FF1Key(Array(0..<32)), alphabet: .digits)
        let texts = (6..<120).map { String(repeating: "7", count: $0) }
        let tokens = try texts.map { try ff1.encrypt($0) }
        for (text, token) in zip(texts, tokens) {
            #expect(try ff1.encrypt(text) == token)
            #expect(try ff1.decrypt(token) == text)
        }
    }
}
