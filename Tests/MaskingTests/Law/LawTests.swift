import Foundation
import Testing

@testable import Masking

/// What holds of all masks, over the corpus (seed ``Corpus/seed``).
@Suite("The laws of masks")
struct LawTests {
    /// What must not stand in a masked value.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x7F { return scalar.value < 0x20 }
        return switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        // A joiner may stand between two emoji; no other format character may stand anywhere.
        case .format: scalar != "\u{200D}"
        default: false
        }
    }

    @Test(
        "Every text is masked, alike every time, into visible text that shows no piece beyond what is declared",
        arguments: SampleMasks.all)
    func all(_ form: String) throws {
        let mask = try Mask(form)
        let again = try Mask(mask.description)
        let declaration = mask.declaration
        let isNull = declaration.output == .null
        // Every third text for the kinds, others for each; every 24th for arguments at the edges; all where asked.
        let isSample = !SampleMasks.catalog.contains(form)
        let step = ProcessInfo.processInfo.environment["EVERY_TEXT"] != nil ? 1 : isSample ? 24 : 3
        for (index, text) in Corpus.texts.enumerated() where (index + form.utf8.count) % step == 0 {
            let masked = mask(Optional(text))
            if (masked == nil) != isNull { Issue.record("text \(index) is nothing") }
            guard let masked else { continue }
            if masked.unicodeScalars.contains(where: Self.isForbidden) {
                Issue.record("text \(index) has \(masked.debugDescription)")
            }
            if index % 5 == 0, again(text) != masked { Issue.record("text \(index) is masked in two ways") }
            if declaration.isIdempotent, mask(masked) != masked { Issue.record("text \(index) changes again") }
            if let longest = declaration.longestVisible, longest < 1000, text.utf8.count < 2000, index % 4 == 0 {
                check(Corpus.visible[index], masked, longest, index)
            }
        }
    }

    /// No piece of four and more, and longer than declared, stands in both, but for pads that are there by chance.
    private func check(_ value: [Character], _ masked: String, _ longest: Int, _ index: Int) {
        let length = max(4, longest + 1)
        let masked = Array(masked)
        guard value.count >= length, masked.count >= length else { return }
        var pieces: Set<ArraySlice<Character>> = []
        for start in 0...masked.count - length {
            let piece = masked[start..<start + length]
            if piece.count(where: { !Self.pads.contains($0) }) > longest { pieces.insert(piece) }
        }
        guard !pieces.isEmpty else { return }
        for start in 0...value.count - length where pieces.contains(value[start..<start + length]) {
            Issue.record("text \(index) shows \(String(value[start..<start + length]))")
        }
    }

    /// What stands for hidden clusters in some of the masks.
    private static let pads = Set("*XxnΛ0é王👍🏽14-")

    /// The law, written out again.
    private func most(_ count: Int) -> Int { count < 4 ? 0 : count < 8 ? 1 : count / 2 }

    @Test(
        "A partial mask never leaves a text as it is and shows at most its share, whatever it is asked to",
        arguments: SampleMasks.partial)
    func partial(_ form: String) throws {
        let mask = try Mask(form)
        // These have a text of their own at the end.
        let isOpenEnded = form.hasSuffix("-strict")
        for (index, text) in Corpus.texts.enumerated() {
            let value = Corpus.visible[index]
            let masked = Array(mask(text))
            if masked == value, !value.isEmpty { Issue.record("text \(index) stays") }
            if text.utf8.count > 2000 { continue }
            // What is equal from the beginning, and from the end: no mask shows anything else.
            let first = zip(value, masked).prefix { $0 == $1 }.count
            let room = isOpenEnded ? 0 : min(value.count, masked.count) - first
            let last = min(zip(value.reversed(), masked.reversed()).prefix { $0 == $1 }.count, room)
            // Pads that are in the value by chance are not shown.
            let shown =
                value.prefix(first).count { !Self.pads.contains($0) }
                + value.suffix(last).count { !Self.pads.contains($0) }
            if shown > most(value.count) { Issue.record("text \(index): \(shown) of \(value.count) in \(masked)") }
        }
    }

    @Test(
        "Masks by shape never leave a text as it is",
        arguments: [
            "classes", "classes(last: 4)", "skip(\"-\", then: full)", "words(keep-first(1))", "email", "phone", "card",
            "card(bin: 8)", "initials", "iban", "url", "ip", "positions(\"***-**-####\")",
            "regex(\"[0-9]\", with: \"0\")",
            "email(first: 9, padding: \"a\")", "oracle(\"VVV,VVV,*,1,1\")",
        ])
    func shapes(_ form: String) throws {
        let mask = try Mask(form)
        let masked = [
            "****", "***@***", "***", "*", "x", "xxxx", "X", "n", "-", "0", "A. L.", "a@b.c", "https://a.b/",
            "https://***/***",
        ]
        let fixed = ["***", "*"]
        for (index, text) in (Corpus.texts.prefix(5_000) + masked).enumerated() {
            let visible = text.withoutInvisible
            // What is not of the shape becomes one fixed text.
            if !visible.isEmpty, mask(text) == visible, !fixed.contains(visible) {
                Issue.record("text \(index): \(visible.debugDescription)")
            }
        }
    }

    @Test("Nothing stays nothing, and what is empty stays empty or becomes the fixed replacement")
    func nothing() throws {
        let fixed = ["constant", "tag", "full(length", "default(", "when(min", "dictionary"]
        for form in SampleMasks.all {
            let mask = try Mask(form)
            #expect(mask(nil as String?) == nil)
            #expect(mask(MaskValue.null) == .null)
            let isFixed = fixed.contains { mask.description.hasPrefix($0) }
            #expect(mask("").isEmpty || isFixed, "\(form): \(mask(""))")
        }
    }

    @Test("Values of every kind are masked")
    func values() throws {
        let values: [MaskValue] = [
            .integer(.min), .integer(.max), .integer(0), .integer(-1), .real(.nan), .real(.infinity), .real(-.infinity),
            .real(.leastNonzeroMagnitude), .real(.greatestFiniteMagnitude), .real(-0.0), .boolean(true),
            .boolean(false),
            .bytes([]), .bytes([0xFF, 0xC0, 0x80]), .bytes(Array("Ada Lovelace".utf8)), .text(""),
        ]
        let decimals = [
            "0", "-0", "1e400", "-1e400", "1e-400", "99999999999999999999999999", "-12.50", ".5",
            "1e9223372036854775808", "1e-9223372036854775808", "-1e9223372036854775807", "0e999999", "0e-999999",
        ]
        let dates = [(1, 1, 1), (9999, 12, 31), (2024, 2, 29)].compactMap(CivilDate.init)
        let all = values + decimals.compactMap(DecimalText.init).map(MaskValue.decimal) + dates.map(MaskValue.date)
        for form in SampleMasks.all {
            let mask = try Mask(form)
            for value in all {
                let masked = mask(value)
                switch (masked, mask.declaration.output) {
                case (.null, _): continue
                case (.text, .text), (.bytes, .text): continue
                case (_, .same):
                    #expect(
                        String(describing: masked).prefix(4) == String(describing: value).prefix(4), "\(form) \(value)")
                default: Issue.record("\(form) makes \(masked) of \(value)")
                }
            }
            // Their lengths would tell them apart.
            #expect(mask(MaskValue.boolean(true)) == mask(MaskValue.boolean(false)), "\(form)")
        }
    }
}
