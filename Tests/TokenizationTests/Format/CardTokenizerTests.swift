import FormatPreservingEncryption
import ProtectionKeys
import TestSupport
import Testing

@testable import Tokenization

@Suite("Card tokens with the key's mark")
struct CardTokenizerTests {
    private let keys: Keys
    private let marks: [KeyID: Int]

    init() throws {
        keys = try Keys()
        marks = [keys.first: 3, keys.second: 9]
    }

    @Test("come back, and bear the mark of the primary key", arguments: Seed.all)
    func roundTrip(seed: Seed) throws {
        var generator = seed.generator
        for root in [try keys.root, try keys.promoted()] {
            let tokenizer = try CardTokenizer(root, marks: marks, name: "pan")
            for length in 12...19 {
                for _ in 0..<4 {
                    let card = generator.card(length)
                    let token = try tokenizer.tokenizeDeterministically(card, context: Fields.card)
                    #expect(token.utf8.count == length && token.suffix(4) == card.suffix(4))
                    #expect("01789".contains(token.first!))
                    #expect(luhnSum(token.digitValues) % 10 == marks[root.primaryKeyID])
                    #expect(try tokenizer.detokenize(token, context: Fields.card) == card)
                    #expect(try tokenizer.keyID(of: token) == root.primaryKeyID)
                    #expect(try !tokenizer.needsRotation(token))
                }
            }
        }
    }

    @Test("are those of a format tokenizer with the mark's class")
    func agreement() throws {
        let card = "4111111111111111"
        let tokenizer = try CardTokenizer(keys.root, marks: marks, name: "pan")
        let format = FormatTokenizer(try keys.root, format: try .paymentCard(luhnClass: 3), name: "pan")
        #expect(
            try tokenizer.tokenizeDeterministically(card, context: Fields.card)
                == format.tokenizeDeterministically(card, context: Fields.card))
    }

    @Test("of every mark come back", arguments: 1...9)
    func everyMark(mark: Int) throws {
        let tokenizer = try CardTokenizer(
            keys.root, marks: [keys.first: mark], name: "pan", keepingLast: 6, lengths: 16...16)
        let token = try tokenizer.tokenizeDeterministically("4111111111111111", context: Fields.card)
        #expect(luhnSum(token.digitValues) % 10 == mark)
        #expect(try tokenizer.detokenize(token, context: Fields.card) == "4111111111111111")
        #expect(token.hasSuffix("111111"))
    }

    @Test("move to the primary key", arguments: Seed.all)
    func rotation(seed: Seed) throws {
        var generator = seed.generator
        let old = try CardTokenizer(keys.root, marks: marks, name: "pan")
        let new = try CardTokenizer(keys.promoted(), marks: marks, name: "pan")
        for _ in 0..<20 {
            let card = generator.card()
            let token = try old.tokenizeDeterministically(card, context: Fields.card)
            #expect(try new.keyID(of: token) == keys.first && new.needsRotation(token))
            #expect(try new.detokenize(token, context: Fields.card) == card)
            let moved = try new.retokenize(token, context: Fields.card)
            #expect(try new.keyID(of: moved) == keys.second && !new.needsRotation(moved))
            #expect(try new.tokenizeDeterministically(card, context: Fields.card) == moved)
            #expect(try old.detokenize(moved, context: Fields.card) == card)
            #expect(try new.retokenize(moved, context: Fields.card) == moved)
        }
    }

    @Test("keys that are gone say how")
    func keysGone() throws {
        let token = try CardTokenizer(keys.root, marks: marks, name: "pan")
            .tokenizeDeterministically("4111111111111111", context: Fields.card)
        let cases: [(RootKeyset, TokenizationError.Code)] = [
            (try keys.promoted { try $0.disable(keys.first) }, .keyDisabled),
            (try keys.promoted { try $0.destroy(keys.first) }, .keyDestroyed),
        ]
        for (root, expected) in cases {
            let tokenizer = try CardTokenizer(root, marks: marks, name: "pan")
            for error in [
                thrown { try tokenizer.detokenize(token, context: Fields.card) },
                thrown { try tokenizer.retokenize(token, context: Fields.card) },
            ] {
                #expect(error?.code == expected && error?.keyID == keys.first)
            }
        }
        // A key that is not in the keyset, but has a mark.
        let stranger = try RootKeyset(Keyset(.root))
        let tokenizer = try CardTokenizer(
            stranger, marks: [keys.first: 3, stranger.primaryKeyID: 1], name: "pan")
        #expect(code { try tokenizer.detokenize(token, context: Fields.card) } == .keyNotFound)
        // A mark that no key has.
        let alone = try CardTokenizer(keys.root, marks: [keys.first: 4], name: "pan")
        #expect(code { try alone.detokenize(token, context: Fields.card) } == .notAToken)
        #expect(code { try alone.keyID(of: token) } == .notAToken)
    }

    @Test("cards are no tokens, and tokens no cards")
    func others() throws {
        let tokenizer = try CardTokenizer(keys.root, marks: marks, name: "pan")
        let token = try tokenizer.tokenizeDeterministically("4111111111111111", context: Fields.card)
        for text in [
            "4111111111111111", "", "0", "0000000000000000", "abc", token + " ", "４１１１１１１１１１１１１１１１",
            "4111-1111-1111-1111",
            String(repeating: "1", count: 100_000), String(token.dropLast()) + "x",
        ] {
            #expect(code { try tokenizer.detokenize(text, context: Fields.card) } == .notAToken)
            #expect(code { try tokenizer.retokenize(text, context: Fields.card) } == .notAToken)
        }
        for text in [token, "4111111111111112", "", "0000000000000000", "1111111111111117", "４111111111111111"] {
            #expect(code { try tokenizer.tokenizeDeterministically(text, context: Fields.card) } == .valueDoesNotFit)
        }
    }

    @Test("of another tenant give another card, which nobody notices")
    func isolation() throws {
        let tokenizer = try CardTokenizer(keys.root, marks: marks, name: "pan")
        let token = try tokenizer.tokenizeDeterministically("4111111111111111", context: Fields.card)
        let other = try tokenizer.detokenize(token, context: Fields.email)
        #expect(other != "4111111111111111" && luhnSum(other.digitValues) % 10 == 0)
    }

    @Test("marks are 1 to 9, one a key, the primary's among them; what the preset refuses is refused")
    func configuration() throws {
        let root = try keys.root
        let primary = root.primaryKeyID
        for wrong in [[:], [primary: 0], [primary: 10], [primary: .min], [primary: 1, KeyID(0): 1], [KeyID(0): 1]] {
            #expect(code { try CardTokenizer(root, marks: wrong, name: "n") } == .invalidConfiguration)
        }
        #expect(code { try CardTokenizer(root, marks: marks, name: "n", keepingLast: 9) } == .invalidConfiguration)
        // Promoting a key that has no mark yet.
        let error = thrown { try CardTokenizer(keys.promoted(), marks: [keys.first: 1], name: "n") }
        #expect(error?.code == .invalidConfiguration && error?.keyID == keys.second)
    }

    @Test("columns are what single calls give, whatever the keys of the rows", arguments: Seed.all)
    func columns(seed: Seed) throws {
        var generator = seed.generator
        let old = try CardTokenizer(keys.root, marks: marks, name: "pan")
        let new = try CardTokenizer(keys.promoted(), marks: marks, name: "pan")
        let cards = (0..<300).map { _ in generator.card([13, 16, 19].randomElement(using: &generator)!) }
        let field = Fields.card
        let first = try old.tokenizeColumnDeterministically(cards, context: field).complete()
        let second = try new.tokenizeColumnDeterministically(cards, context: field).complete()
        #expect(try first == cards.map { try old.tokenizeDeterministically($0, context: field) })
        let mixed = cards.indices.map { $0 % 3 == 0 ? first[$0] : second[$0] }
        #expect(try new.detokenizeColumn(mixed, context: field).complete() == cards)
        #expect(try new.retokenizeColumn(mixed, context: field).complete() == second)

        // Rows that fail in one of several ways do not touch the others, nor their order.
        let gone = try CardTokenizer(
            keys.promoted { try $0.destroy(keys.first) }, marks: marks, name: "pan")
        var tokens = second
        for row in [7, 100, 250] { tokens[row] = ["", "4111111111111111", "12x"][row % 3] }
        for row in [3, 4, 290] { tokens[row] = first[row] }
        for column in [
            try gone.detokenizeColumn(tokens, context: field), try gone.retokenizeColumn(tokens, context: field),
        ] {
            #expect(column.failures.map(\.row) == [3, 4, 7, 100, 250, 290])
            #expect(
                column.failures.map(\.code) == [
                    .keyDestroyed, .keyDestroyed, .notAToken, .notAToken, .notAToken, .keyDestroyed,
                ])
            for row in cards.indices {
                #expect((column.results[row] == nil) == column.failures.contains { $0.row == row })
            }
        }
        let values = try gone.detokenizeColumn(tokens, context: field)
        for row in cards.indices where values.results[row] != nil { #expect(values.results[row] == cards[row]) }
        let given = try gone.detokenizeColumn(tokens, context: field, failureLimit: 3)
        #expect(given.failures.map(\.row) == [3, 4, 7])
        #expect(given.results[6] == cards[6] && given.results[8...].allSatisfy { $0 == nil })
    }
}
