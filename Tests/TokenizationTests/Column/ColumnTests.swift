import FormatPreservingEncryption
import Foundation
import ProtectionKeys
import TestSupport
import Testing

@testable import Tokenization

@Suite("Columns of tokens")
struct ColumnTests {
    private let keys: Keys
    private let root: RootKeyset

    init() throws {
        keys = try Keys()
        root = try keys.root
    }

    @Test("opaque columns are what single calls give, in and out", arguments: Seed.all)
    func opaque(seed: Seed) throws {
        var generator = seed.generator
        let (old, new) = (OpaqueTokenizer(root), OpaqueTokenizer(try keys.promoted()))
        let values = (0..<110).map { _ in generator.text(upTo: 60) }
        let (field, now) = (Fields.email, Date(timeIntervalSince1970: 1000))
        let tokens = try old.tokenizeColumnDeterministically(values, context: field).complete()
        #expect(try tokens == values.map { try old.tokenizeDeterministically($0, context: field) })
        let random = try old.tokenizeColumn(values, context: field, until: now).complete()
        #expect(Set(random).count == values.count)
        for column in [tokens, random] {
            let before = now.addingTimeInterval(-1)
            let back = try new.detokenizeColumn(column, context: field, now: before).complete()
            #expect(back.map(\.bytes) == values.map(\.bytes))
            let moved = try new.retokenizeColumn(column, context: field, to: Fields.card, now: before).complete()
            let again = try new.detokenizeColumn(moved, context: Fields.card, now: before).complete()
            #expect(again.map(\.bytes) == values.map(\.bytes))
            #expect(try moved.allSatisfy { try !new.needsRotation($0) })
        }
        for column in [
            new.detokenizeColumn(random, context: field, now: now), new.detokenizeColumn(random, context: field),
            new.retokenizeColumn(random, context: field, now: now), new.retokenizeColumn(random, context: field),
        ] {
            #expect(column.failures.map(\.row) == Array(0..<100) && column.failures.allSatisfy { $0.code == .expired })
            #expect(column.results.allSatisfy { $0 == nil } && column.results.count == values.count)
        }
        let endless = try old.tokenizeColumn(values, context: field).complete()
        #expect(try new.detokenizeColumn(endless, context: field).complete().map(\.bytes) == values.map(\.bytes))
    }

    @Test("one-way columns are what single calls give")
    func oneWay() throws {
        let tokenizer = OneWayTokenizer(root)
        let tokens = try tokenizer.tokenizeColumnDeterministically(Texts.all, context: Fields.email).complete()
        #expect(try tokens == Texts.all.map { try tokenizer.tokenizeDeterministically($0, context: Fields.email) })
        let verified = tokenizer.verifyColumn(tokens, of: Texts.all, context: Fields.email)
        #expect(verified.results == Texts.all.map { _ in true } && verified.failures.isEmpty)
        let other = tokenizer.verifyColumn(
            [tokens[0], "x", tokens[1]], of: [Texts.all[0], "x", Texts.all[0]], context: Fields.email)
        #expect(other.results == [true, nil, false])
        #expect(other.failures.map(\.row) == [1] && other.failures.map(\.code) == [.notAToken])
        let given = tokenizer.verifyColumn(
            ["x", tokens[0]], of: ["x", Texts.all[0]], context: Fields.email, failureLimit: 1)
        #expect(given.results == [nil, nil] && given.failures.count == 1)
        let context = FieldContext(tenant: String(repeating: "t", count: 40_000), domain: "d")
        let column = tokenizer.tokenizeColumnDeterministically(["a", "b", "c"], context: context, failureLimit: 2)
        #expect(column.failures.map(\.code) == [.contextTooLong, .contextTooLong])
    }

    @Test("format-preserving columns are what single calls give, in and out", arguments: Seed.all)
    func format(seed: Seed) throws {
        var generator = seed.generator
        let field = Fields.card
        let formats: [(Format, [String])] = [
            (
                try .paymentCard(),
                (0..<60).map { _ in generator.card([13, 16, 19].randomElement(using: &generator)!) }
            ),
            (try Format(text: "<digits:9>"), (0..<60).map { _ in generator.digits(9) }),
            (try .date(), ["1985-04-12", "2024-02-29", "0001-01-01", "9999-12-31"]),
        ]
        for (format, values) in formats {
            for mismatch in [Mismatch.refuse, .opaque(.text(.tok))] {
                for tweak in [[], [1, 2]] as [[UInt8]] {
                    let old = FormatTokenizer(root, format: format, name: "n", mismatch: mismatch)
                    let new = FormatTokenizer(try keys.promoted(), format: format, name: "n", mismatch: mismatch)
                    let column = try old.tokenizeColumnDeterministically(values, context: field, tweak: tweak)
                    let tokens = try column.complete()
                    #expect(
                        try tokens
                            == values.map { try old.tokenizeDeterministically($0, context: field, tweak: tweak) })
                    #expect(column.description == "TokenColumn(\(values.count) rows, 0 failures)")
                    #expect(try old.detokenizeColumn(tokens, context: field, tweak: tweak).complete() == values)
                    #expect(
                        try new.detokenizeColumn(tokens, context: field, tweak: tweak, keyID: keys.first).complete()
                            == values)
                    let moved = try new.retokenizeColumn(tokens, context: field, tweak: tweak, from: keys.first)
                    #expect(
                        try moved.complete()
                            == new.tokenizeColumnDeterministically(values, context: field, tweak: tweak).complete())
                    #expect(
                        try moved.complete()
                            == tokens.map {
                                try new.retokenize($0, context: field, tweak: tweak, from: keys.first)
                            })
                    let back = try new.retokenizeColumn(
                        moved.complete(), context: field, tweak: tweak, from: keys.second, to: keys.first)
                    #expect(try back.complete() == tokens)
                }
            }
        }
    }

    @Test("rows that fail are told with their places, and nothing is passed through")
    func failures() throws {
        let tokenizer = FormatTokenizer(root, format: try .paymentCard(), name: "pan")
        var values = [String](repeating: "4111111111111111", count: 50)
        let wrong = [
            3: "4111111111111112", 17: "", 18: "4111-1111-1111-1111", 30: "9111111111111111", 49: "４111111111111111",
        ]
        for (row, value) in wrong { values[row] = value }
        let column = try tokenizer.tokenizeColumnDeterministically(values, context: Fields.card)
        #expect(column.failures.map(\.row) == wrong.keys.sorted())
        let token = try tokenizer.tokenizeDeterministically("4111111111111111", context: Fields.card)
        for (row, value) in values.enumerated() {
            #expect(column.results[row] == (wrong[row] == nil ? token : nil))
            guard wrong[row] != nil else { continue }
            let alone = thrown { try tokenizer.tokenizeDeterministically(value, context: Fields.card) }
            let failure = column.failures.first { $0.row == row }
            #expect(failure?.code == .valueDoesNotFit && failure?.code == alone?.code)
            #expect(failure?.position == alone?.position && failure?.message == alone?.message)
            #expect(failure?.description.hasPrefix("row \(row): ") == true)
        }
        #expect(thrown { try column.complete() } == column.failures[0])

        let back = try tokenizer.detokenizeColumn(
            column.results.map { $0 ?? "4111111111111111" }, context: Fields.card)
        #expect(back.failures.map(\.row) == wrong.keys.sorted())
        #expect(back.failures.allSatisfy { $0.code == .notAToken })
        for (row, value) in values.enumerated() { #expect(back.results[row] == (wrong[row] == nil ? value : nil)) }
    }

    @Test("opaque columns tell the rows too, and why")
    func opaqueFailures() throws {
        let tokenizer = OpaqueTokenizer(root)
        let long = String(repeating: "x", count: 4076)
        let column = tokenizer.tokenizeColumnDeterministically(["a", long, "b"], context: Fields.email)
        #expect(column.failures.map(\.row) == [1] && column.failures[0].code == .valueTooLong)
        #expect(column.results[0] != nil && column.results[1] == nil && column.results[2] != nil)
        #expect(tokenizer.tokenizeColumn([long], context: Fields.email).failures.count == 1)
        let good = column.results[0]!
        let stranger = try OpaqueTokenizer(RootKeyset(Keyset(.root)))
        let foreign = try stranger.tokenizeDeterministically("a", context: Fields.email)
        let moved = try tokenizer.tokenizeDeterministically("a", context: Fields.card)
        let tokens = [good, "x", foreign, moved, good]
        for column in [
            tokenizer.detokenizeColumn(tokens, context: Fields.email),
            tokenizer.retokenizeColumn(tokens, context: Fields.email),
        ] {
            #expect(column.failures.map(\.row) == [1, 2, 3])
            #expect(column.failures.map(\.code) == [.notAToken, .keyNotFound, .authenticationFailed])
            #expect(column.failures[1].keyID == (try tokenizer.keyID(of: foreign)))
            #expect(column.results.map { $0 == nil } == [false, true, true, true, false])
        }
        #expect(tokenizer.detokenizeColumn(tokens, context: Fields.email).results[4] == "a")
    }

    @Test("a column is given up after so many failures", arguments: [1, 2, 3, 10])
    func limits(limit: Int) throws {
        let values = ["111111111", "a", "222222222", "b", "333333333", "c", "444444444"]
        let format = try Format(text: "<digits:9>")
        let tokenizer = FormatTokenizer(root, format: format, name: "n")
        let opaque = OpaqueTokenizer(root)
        let field = Fields.card
        for column in [
            try tokenizer.tokenizeColumnDeterministically(values, context: field, failureLimit: limit),
            try tokenizer.detokenizeColumn(values, context: field, failureLimit: limit),
            try tokenizer.retokenizeColumn(values, context: field, from: keys.first, failureLimit: limit),
            try FormatTokenizer(root, format: format, name: "n", mismatch: .opaque(.text(.tok)))
                .detokenizeColumn(values, context: field, failureLimit: limit),
            try FormatTokenizer(root, format: format, name: "n", mismatch: .opaque(.text(.tok)))
                .retokenizeColumn(values, context: field, from: keys.first, failureLimit: limit),
        ] {
            #expect(column.failures.map(\.row) == Array([1, 3, 5].prefix(limit)))
            #expect(column.results.count == values.count)
            for row in values.indices where row % 2 == 1 { #expect(column.results[row] == nil) }
        }
        for column in [
            opaque.detokenizeColumn(values, context: field, failureLimit: limit),
            opaque.retokenizeColumn(values, context: field, failureLimit: limit),
        ] {
            #expect(column.failures.map(\.row) == Array((0..<7).prefix(limit)))
        }
        let long = values.map { $0.utf8.count == 1 ? String(repeating: "x", count: 5000) : $0 }
        for column in [
            opaque.tokenizeColumnDeterministically(long, context: field, failureLimit: limit),
            opaque.tokenizeColumn(long, context: field, failureLimit: limit),
            try FormatTokenizer(root, format: format, name: "n", mismatch: .opaque(.text(.tok)))
                .tokenizeColumnDeterministically(long, context: field, failureLimit: limit),
        ] {
            #expect(column.failures.map(\.row) == Array([1, 3, 5].prefix(limit)))
            #expect(column.failures.allSatisfy { $0.code == .valueTooLong })
        }
    }

    @Test("rows that move between keys move, also where others fail")
    func retokenizeFailures() throws {
        let (old, new) = (
            FormatTokenizer(root, format: try Format(text: "<digits:9>"), name: "n"),
            FormatTokenizer(try keys.promoted(), format: try Format(text: "<digits:9>"), name: "n")
        )
        let tokens = try old.tokenizeColumnDeterministically(
            ["111111111", "222222222"], context: Fields.card
        ).complete()
        let column = try new.retokenizeColumn(
            [tokens[0], "x", tokens[1]], context: Fields.card, from: keys.first)
        #expect(column.failures.map(\.row) == [1] && column.failures[0].code == .notAToken)
        let moved = try tokens.map { try new.retokenize($0, context: Fields.card, from: keys.first) }
        #expect(column.results == [moved[0], nil, moved[1]])
    }

    @Test("opaque tokens of values that fit move as they do alone")
    func retokenizeOpaque() throws {
        let tokenizer = FormatTokenizer(
            try keys.promoted(), format: try Format(text: "<digits:9>"), name: "n", mismatch: .opaque(.text(.tok)))
        let token = try OpaqueTokenizer(root).tokenizeDeterministically("111111111", context: Fields.card)
        let alone = try tokenizer.retokenize(token, context: Fields.card, from: keys.first)
        let column = try tokenizer.retokenizeColumn([token], context: Fields.card, from: keys.first)
        #expect(try column.complete() == [alone])
    }

    @Test("an empty column is empty")
    func empty() throws {
        let format = FormatTokenizer(
            root, format: try Format(text: "<digits:9>"), name: "n", mismatch: .opaque(.text(.tok)))
        #expect(try format.tokenizeColumnDeterministically([], context: Fields.card).complete().isEmpty)
        #expect(try format.detokenizeColumn([], context: Fields.card).complete().isEmpty)
        #expect(try format.retokenizeColumn([], context: Fields.card, from: keys.first).complete().isEmpty)
        #expect(try OpaqueTokenizer(root).tokenizeColumn([], context: Fields.card).complete().isEmpty)
    }

    @Test("at least one failure ends a column")
    func limitOfNone() async {
        await #expect(processExitsWith: .failure) {
            let root = try RootKeyset(Keyset(.root))
            _ = OpaqueTokenizer(root).tokenizeColumn([], context: Fields.email, failureLimit: 0)
        }
    }
}
