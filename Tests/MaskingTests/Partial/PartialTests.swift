import Testing

@testable import Masking

@Suite("Masks that show a part")
struct PartialTests {
    @Test("The short-value law, by length")
    func law() {
        let shown = [0, 0, 0, 0, 1, 1, 1, 1, 4, 4, 5, 5, 6]
        for (count, expected) in shown.enumerated() { #expect(VisibleShare.half.limit(of: count) == expected) }
        #expect(VisibleShare(percent: 25).limit(of: 16) == 4)
        #expect(VisibleShare(percent: 25).limit(of: 4) == 1)
        #expect(VisibleShare(percent: 90).limit(of: 10) == 9)
        #expect(VisibleShare(percent: 0).limit(of: 7) == 0)
        #expect(VisibleShare(percent: 1000) == VisibleShare(percent: 90))
        #expect(VisibleShare(percent: -1) == VisibleShare(percent: 0))
        #expect(VisibleShare.half.limit(of: .max) == Int.max / 2)
    }

    @Test("The longer end gives way first, and both share what is left")
    func ends() {
        for count in 0...40 {
            for first in 0...25 {
                for last in 0...25 {
                    let ends = VisibleShare.half.ends(first: first, last: last, of: count)
                    // One by one, from the longer end; from the first if both are equally long.
                    var (slowFirst, slowLast) = (first, last)
                    let limit = VisibleShare.half.limit(of: count)
                    (slowFirst, slowLast) = (min(slowFirst, limit), min(slowLast, limit))
                    while slowFirst + slowLast > limit {
                        if slowLast > slowFirst { slowLast -= 1 } else { slowFirst -= 1 }
                    }
                    #expect(ends.first == slowFirst && ends.last == slowLast, "\(count) \(first) \(last)")
                }
            }
        }
    }

    @Test(
        "Values and masked values",
        arguments: [
            ("keep-last(4)", "4111111111111111", "************1111"), ("keep-last(4)", "1234567", "******7"),
            ("keep-last(4)", "123", "***"), ("keep-last(4)", "12345678", "****5678"), ("keep-first(2)", "Ada", "***"),
            ("keep(first: 2, last: 2)", "Ada Lovelace", "Ad********ce"), ("keep(first: 2, last: 2)", "abcde", "****e"),
            ("keep-last(4, percent: 25)", "4111111111111234", "************1234"),
            ("keep-last(8, percent: 25)", "4111111111111234", "************1234"),
            ("keep-last(4, pad: \"#\")", "4111111111111234", "############1234"),
            ("keep-last(4, pad: \"1\")", "1111111122223333", "1111111111113333"),
            // What looks masked already is hidden.
            ("keep-last(4, pad: \"1\")", "1111111111113333", "****************"),
            ("keep-last(4)", "****5678", "********"), ("keep-last(4)", "****", "xxxx"),
            ("hide-first(5)", "5555555555", "*****55555"), ("hide-first(2)", "5555555555", "*****55555"),
            ("hide-last(8)", "1234567890", "12********"), ("hide-last(99)", "1234567890", "**********"),
            ("partial(1, \"****\", 1)", "Lovelace", "L****e"), ("partial(1, \"****\", 1)", "Ada", "****"),
            ("partial(1, \"****\", 1)", "L****e", "****e"), ("partial(0, \"*\", 0)", "*", "x"),
            ("partial(1, \"****\", 1)", "", ""),
            ("classes", "Ab1-王ß½ م١€😀", "Xxn-xxn xn**"), ("classes(separator: \"_\")", "a-b", "x_x"),
            ("classes", "e\u{301}A\u{30A}", "xX"), ("classes", "ǅ", "X"), ("classes", "xxxx", "****"),
            ("classes", "---", "***"),
            ("classes(first: 2)", "Ada Lovelace", "Adx Xxxxxxxx"),
            ("classes(last: 4)", "1234-5678-8765-4321", "nnnn-nnnn-nnnn-4321"),
            ("positions(\"***-**-####\")", "123-45-6789", "***-**-6789"),
            ("positions(\"***-**-####\")", "123456789", "*********"),
            ("positions(\"###-##-####\")", "123-45-6789", "***-**-6789"), ("positions(\"*#\")", "ab", "**"),
            ("skip(\"- \", then: keep-last(4))", "4111-1111 1111-1234", "****-**** ****-1234"),
            ("skip(\"-\", then: full(length: 3))", "1-2-3-4", "***"), ("skip(\"-\", then: full)", "---", "***"),
            ("skip(\"-\", then: keep-last(4))", "12-34", "**-*4"),
            ("full", "Ada", "***"), ("full(length: 8)", "", "********"),
            ("full(bucket: 8)", "Ada Lovelace", "****************"),
            ("full(bucket: 8)", "12345678", "********"), ("full(bucket: 8)", "", ""),
            ("words(keep-first(1))", "Augusta Ada King", "A****** *** K***"),
        ])
    func examples(_ form: String, _ value: String, _ masked: String) throws {
        #expect(try Mask(form)(value) == masked)
    }

    @Test("The fast paths agree with the slow ones, over the corpus")
    func fast() {
        let keep = [(0, 4), (3, 0), (2, 2), (100, 100)].map { first, last in
            KeepRule(first: first, last: last, pad: MaskPad("*"), share: .half)
        }
        let classes = ClassRule(ClassPads())
        let email = [0, 1, 3].map { EmailRule(first: $0, domain: .keep, padding: "***") }
        for text in Corpus.texts {
            let graphemes = Graphemes(text)
            for rule in keep where rule.mask(text) != rule.masked(graphemes) {
                Issue.record("\(rule.text) of \(text.debugDescription)")
            }
            if classes.mask(text) != classes.masked(graphemes) { Issue.record("classes of \(text.debugDescription)") }
            for rule in email where rule.mask(text) != rule.masked(text) {
                Issue.record("\(rule.text) of \(text.debugDescription)")
            }
        }
    }

    @Test("Only space and punctuation can be skipped")
    func separators() {
        for text in ["", "a", "1", "-a", "é", "\n", "\u{202E}", "😀", "€", "-\u{301}"] {
            #expect(throws: MaskingError.self) { try Mask.skip(text, then: .full()) }
        }
        #expect(throws: Never.self) { try Mask.skip("-_. ·（\u{A0}", then: .full()) }
    }

    @Test("Masks compose")
    func chain() throws {
        let mask = Mask.clamp(...100_000) | .step(1000)
        #expect(mask("123456") == "100000")
        #expect(mask(.integer(54_321)) == .integer(54_000))
        #expect(mask.declaration.output == .same)
        #expect((Mask.null | .full())("a" as String?) == nil)
        #expect((Mask.full() | .null).declaration.output == .null)
        #expect((mask | .full()).description == "clamp(max: 100000) | step(1000) | full")
        #expect(mask.then(.full().then(.keepLast(2))) == mask.then(.full()).then(.keepLast(2)))
        #expect(Set([Mask.full(), .full(), .full(pad: "x")]).count == 2)
    }

    @Test("Pads that cannot be seen become asterisks, however they are set")
    func pads() throws {
        var pads = ClassPads()
        (pads.upper, pads.lower, pads.separator) = ("\n", "\u{1B}", "\u{202E}")
        let mask = Mask.classes(pads)
        #expect(mask("Ada-1") == "****n")
        #expect(try Mask(mask.description) == mask)
    }
}
