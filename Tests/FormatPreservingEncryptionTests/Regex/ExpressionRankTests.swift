import BigInt
import Testing

@testable import FormatPreservingEncryption

/// Ranks against a list of all texts, through a door below the floor of 1,000,000 values.
@Suite("Expressions are ranked as their texts stand in order")
struct ExpressionRankTests {
    /// Expression, bound of the length, and what its atoms are, for the matcher of this test.
    static let expressions: [(String, Int?)] = [
        ("a", nil), ("ab", nil), ("a|b", nil), ("a|ab", nil), ("ab|a", nil), ("a|a", nil), ("(a|b)(a|b)", nil),
        ("[ab]{3}", nil), ("[abc]{2,4}", nil), ("[cba]{2}", nil), ("ab?", nil), ("a?b?c", nil), ("(ab)?c", nil),
        ("a{0,3}b", nil), ("(a|b){1,3}c?", nil), ("ba*", 4), ("a+", 4), ("(ab)*a", 6), ("(ab)+c*", 5), ("(a*)*b", 4),
        ("(a+)+", 4), ("(a|b)*a(a|b){2}", 5), ("(a?){3}b", nil), ("(a|b|c)*abc", 6), ("[a-c]+(?:[bc][a-c]+)*", 4),
        ("a{2,}", 5), ("(a{2}){2}", nil), ("((a|b)c|d)e", nil), ("[abd]|[bc]|[cde]", nil), ("(a|bc)(cd|d)", nil),
        ("a(b?|d)c", nil), ("^abc$", nil), ("(?:a|b){2}", nil), ("[a-cb-d]{2}", nil),
        ("a[bc]d|ab[cd]|abd", nil), ("(abc|abd|acd|bcd)?e", nil), ("(a|b)?(b|c)?(c|d)?e", nil), ("((((a))))", nil),
        ("(a|(b|(c|(d|e))))", nil), ("[ae]b?[ae]", nil), ("(aa|a)(aa|a)", nil), ("(a*b)+", 4), ("(a|b)+", 3),
        ("a(a|b)*b", 4), ("(ab|ba)+", 6), ("(a?b?){2}c", nil), ("[a-e]{1,2}", nil), ("e|d|c|b|a", nil),
        ("(ab?c?|a?b?d)", nil), ("(a{1,2}b{1,2}){1,2}", nil), ("(a|b){2}|(b|c){2}", nil), ("a?a?a?aaa", nil),
    ]

    @Test(
        "Fifty expressions: every text has its place, every place its text, and nothing else has",
        arguments: expressions)
    func enumerated(expression: String, maximumLength: Int?) throws {
        let format = try Format(
            nodes: [.pattern(expression, maximumLength: maximumLength, keepsLength: false)], floor: 1)
        var parser = RegexParser(expression)
        let node = try parser.parse()
        let texts = Self.texts(upTo: maximumLength ?? node.maximumLength ?? 0).filter {
            !$0.isEmpty && ReferenceMatcher.matches(node, $0)
        }
        #expect(format.domainSize.decimal == "\(texts.count)")
        for (place, scalars) in texts.enumerated() {
            let text = String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
            #expect(try format.rank(of: text).decimal == "\(place)", "\(text)")
            #expect(try format.unrank(FormatRank(decimal: "\(place)")) == text)
        }
        let known = Set(texts)
        let others = Self.texts(upTo: 4).filter { !known.contains($0) }
        for scalars in others {
            let text = String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
            #expect(!format.isValue(text), "\(text)")
        }
        #expect(throws: FormatPreservingEncryptionError.self) {
            try format.unrank(FormatRank(decimal: "\(texts.count)"))
        }
    }

    /// All texts over a to e, by length, then in order.
    private static func texts(upTo length: Int) -> [[UInt32]] {
        var (all, last): ([[UInt32]], [[UInt32]]) = ([[]], [[]])
        for _ in 0..<length {
            last = last.flatMap { text in (UInt32(0x61)...0x65).map { text + [$0] } }
            all += last
        }
        return all
    }

    @Test("Fifty there are")
    func count() { #expect(Self.expressions.count >= 50) }

    @Test("Scalars beyond ASCII, in order of their code points")
    func wide() throws {
        let format = try Format(nodes: [.pattern("[я-яа-в😀]{2}|é", maximumLength: nil, keepsLength: false)], floor: 1)
        let symbols = ["а", "б", "в", "я", "😀"]
        let texts = ["é"] + symbols.flatMap { first in symbols.map { first + $0 } }
        for (place, text) in texts.enumerated() {
            #expect(try format.rank(of: text).decimal == "\(place)")
            #expect(try format.unrank(FormatRank(decimal: "\(place)")) == text)
        }
        #expect(!format.isValue("e\u{301}"))
    }
}

/// Whether an expression matches a whole text: by trying every way, slow and obvious.
enum ReferenceMatcher {
    static func matches(_ node: RegexNode, _ text: [UInt32]) -> Bool { ends(node, text, [0]).contains(text.count) }

    /// Where a match that begins at one of some places can end.
    private static func ends(_ node: RegexNode, _ text: [UInt32], _ starts: Set<Int>) -> Set<Int> {
        switch node {
        case .one(let set):
            return Set(
                starts.filter { start in start < text.count && set.ranges.contains { $0.contains(text[start]) } }
                    .map { $0 + 1 })
        case .sequence(let parts): return parts.reduce(starts) { ends($1, text, $0) }
        case .choice(let options): return options.reduce(into: []) { $0.formUnion(ends($1, text, starts)) }
        case .repeated(let part, let least, let most):
            var places = starts
            for _ in 0..<least { places = ends(part, text, places) }
            var all = places
            // More rounds than characters find nothing new.
            for _ in 0..<min((most ?? .max) - least, text.count + 1) {
                places = ends(part, text, places)
                all.formUnion(places)
            }
            return all
        }
    }
}
