import FormatPreservingEncryption
import ProtectionKeys
import Testing

@testable import Tokenization

@Suite("Format-preserving tokens: checks")
struct FormatCheckTests {
    private let keys: Keys
    private let tokenizer: FormatTokenizer
    private let value = "123456789"
    private let field = Fields.card

    init() throws {
        keys = try Keys()
        tokenizer = FormatTokenizer(
            try keys.root, format: try Format(text: "<digits:9>"), name: "n", mismatch: .opaque(.text(.tok)))
    }

    @Test("accept the token of the value, also an opaque one")
    func accepted() throws {
        for value in [value, "x", ""] {
            for tweak in [[], [3]] as [[UInt8]] {
                let token = try tokenizer.tokenizeDeterministically(value, context: field, tweak: tweak)
                let check = try tokenizer.check(of: value, context: field, tweak: tweak)
                #expect(check.wholeMatch(of: /[A-Za-z0-9_-]{11}/) != nil)
                #expect(try tokenizer.detokenize(token, check: check, context: field, tweak: tweak) == value)
                #expect(try tokenizer.check(of: value, context: field.record("1"), tweak: tweak) == check)
            }
        }
    }

    @Test("catch another token, tenant, key, tweak and name")
    func refused() throws {
        let token = try tokenizer.tokenizeDeterministically(value, context: field)
        let check = try tokenizer.check(of: value, context: field)
        let other = try tokenizer.tokenizeDeterministically("123456780", context: field)
        #expect(code { try tokenizer.detokenize(other, check: check, context: field) } == .checkFailed)
        for context in Fields.others {
            #expect(code { try tokenizer.detokenize(token, check: check, context: context) } == .checkFailed)
        }
        #expect(
            code { try tokenizer.detokenize(token, check: check, context: field, tweak: [0]) } == .checkFailed)
        #expect(
            code { try tokenizer.detokenize(token, check: check, context: field, keyID: keys.second) } == .checkFailed)
        let stranger = FormatTokenizer(try keys.root, format: tokenizer.format, name: "m")
        #expect(code { try stranger.detokenize(token, check: check, context: field) } == .checkFailed)
        #expect(
            code { try tokenizer.detokenize("x", check: check, context: field) } == .notAToken)
    }

    @Test("differ where the tweak does, so that they join nothing that the tweak keeps apart")
    func tweaks() throws {
        let tweaks: [[UInt8]] = [[], [0], [0, 0], [0x31], [1], [0, 0, 0, 1]]
        let checks = try tweaks.map { try tokenizer.check(of: value, context: field, tweak: $0) }
        #expect(Set(checks).count == tweaks.count)
        // What stands before the value cannot be mistaken for a part of it.
        #expect(
            try tokenizer.check(of: "1" + value, context: field)
                != tokenizer.check(of: value, context: field, tweak: [0x31]))
    }

    @Test("columns are what single calls give, and rows that fail are told")
    func columns() throws {
        let values = ["123456789", "x", "", "000000000"]
        let tokens = try tokenizer.tokenizeColumnDeterministically(values, context: field, tweak: [7]).complete()
        let checks = try tokenizer.checkColumn(of: values, context: field, tweak: [7]).complete()
        #expect(try checks == values.map { try tokenizer.check(of: $0, context: field, tweak: [7]) })
        let back = tokenizer.detokenizeColumn(tokens, checks: checks, context: field, tweak: [7])
        #expect(try back.complete() == values)
        let swapped = tokenizer.detokenizeColumn(
            [tokens[3], tokens[1], tokens[2], tokens[0]], checks: checks, context: field, tweak: [7])
        #expect(swapped.failures.map(\.row) == [0, 3] && swapped.failures.allSatisfy { $0.code == .checkFailed })
        #expect(swapped.results == [nil, "x", "", nil])
    }

    @Test("have no other form")
    func forms() throws {
        let token = try tokenizer.tokenizeDeterministically(value, context: field)
        let check = try tokenizer.check(of: value, context: field)
        var wrong = [
            "", "=", check + "=", check + "A", String(check.dropLast()), check.lowercased() + check, " " + check,
        ]
        for place in check.indices {
            for new in ["A", "b", "_", "é"] where new != String(check[place]) {
                wrong.append(check.replacingCharacters(at: place, with: new))
            }
        }
        for text in wrong {
            #expect(code { try tokenizer.detokenize(token, check: text, context: field) } == .checkFailed)
        }
    }

    @Test("are another under another key, and have nothing to do with one-way tokens")
    func separation() throws {
        let check = try tokenizer.check(of: value, context: field)
        #expect(try tokenizer.check(of: value, context: field, keyID: keys.first) == check)
        #expect(try tokenizer.check(of: value, context: field, keyID: keys.second) != check)
        let token = try tokenizer.tokenizeDeterministically(value, context: field, keyID: keys.second)
        let other = try tokenizer.check(of: value, context: field, keyID: keys.second)
        #expect(try tokenizer.detokenize(token, check: other, context: field, keyID: keys.second) == value)
    }
}

extension String {
    fileprivate func replacingCharacters(at place: Index, with new: String) -> String {
        self[..<place] + new + self[index(after: place)...]
    }
}
