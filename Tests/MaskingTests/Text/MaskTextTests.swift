import Testing

@testable import Masking

@Suite("The text form of masks")
struct MaskTextTests {
    @Test(
        "Parses back from what it writes to an equal mask", arguments: SampleMasks.all + MaskPresets.all.keys.sorted())
    func roundTrip(_ text: String) throws {
        let mask = try Mask(text)
        let again = try Mask(mask.description)
        #expect(again == mask)
        #expect(again.description == mask.description)
        #expect(again.hashValue == mask.hashValue)
        for value in Corpus.texts.prefix(300) { #expect(again(value) == mask(value)) }
    }

    @Test("White space, defaults and names of arguments do not matter")
    func equal() throws {
        #expect(try Mask(" keep-last ( count : 4 ) ") == .keepLast(4))
        #expect(try Mask("email(first: 1, domain: keep)") == .email())
        #expect(try Mask("full()") == .full())
        #expect(try Mask("full|keep-last(2)").description == "full | keep-last(2)")
        #expect(try Mask("big-query-null") == .null)
        #expect(try Mask(#"regex("\\d", with: "\u{23}")"#) == Mask.regex(#"\d"#, with: "#"))
        #expect(try Mask("clamp(min: 3, max: 9)") == .clamp(3...9))
        #expect(try Mask("clamp(max: 9)") == .clamp(...9))
        #expect(try Mask("clamp(min: -9)") == .clamp((-9)...))
    }

    struct Failure {
        let text: String
        let code: MaskingError.Code
        let position: Int
        init(_ text: String, _ code: MaskingError.Code, _ position: Int) {
            (self.text, self.code, self.position) = (text, code, position)
        }
    }

    @Test(
        "Says what is wrong, and where",
        arguments: [
            Failure("", .malformedText, 0), Failure("  ", .malformedText, 2), Failure("42", .malformedText, 0),
            Failure("full(", .malformedText, 5), Failure("full(length: 8", .malformedText, 14),
            Failure("full)", .malformedText, 4), Failure("full |", .malformedText, 6),
            Failure("full keep", .malformedText, 5), Failure("keep-last(-)", .malformedText, 11),
            Failure("keep-last(4.)", .malformedText, 12), Failure(#"constant("a"#, .malformedText, 9),
            Failure(#"constant("\q")"#, .malformedText, 10), Failure(#"constant("\u{110000}")"#, .malformedText, 10),
            Failure(#"constant("é", )"#, .malformedText, 14), Failure("full(length:)", .malformedText, 12),
            Failure("nosuch", .unknownMask, 0), Failure("full | nosuch(3)", .unknownMask, 7),
            Failure("clear", .unknownMask, 0), Failure("full(width: 3)", .unknownArgument, 5),
            Failure("null(3)", .unknownArgument, 5), Failure("keep-last(4, count: 4)", .unknownArgument, 10),
            Failure("keep-last", .missingArgument, 0), Failure("full | partial(1)", .missingArgument, 7),
            Failure("keep-last(-1)", .invalidArgument, 10),
            Failure("keep-last(99999999999999999999)", .invalidArgument, 10),
            Failure("keep-last(2.5)", .invalidArgument, 10), Failure(#"keep-last("4")"#, .invalidArgument, 10),
            Failure(#"keep-last(4, pad: "**")"#, .invalidArgument, 13),
            Failure(#"keep-last(4, pad: "")"#, .invalidArgument, 13),
            Failure(#"keep-last(4, pad: "\u{202e}")"#, .invalidArgument, 13),
            Failure("keep-last(4, percent: 91)", .invalidArgument, 13), Failure("full(length: 0)", .invalidArgument, 5),
            Failure("full(length: 4097)", .invalidArgument, 5), Failure("card(bin: 7)", .invalidArgument, 5),
            Failure("date(week)", .invalidArgument, 5), Failure("date", .missingArgument, 0),
            Failure(#"age(on: "2023-02-29")"#, .invalidArgument, 4), Failure("ip(v4: 25)", .invalidArgument, 3),
            Failure("step(1)", .invalidArgument, 5), Failure("clamp", .missingArgument, 0),
            Failure("clamp(min: 9, max: 3)", .invalidArgument, 14), Failure(#"dictionary("x")"#, .emptyDictionary, 0),
            Failure(#"dictionary("x", "a": "b", "a": "c")"#, .invalidArgument, 26),
            Failure(#"skip("a", then: full)"#, .invalidArgument, 0),
            Failure(#"skip("-", then: nosuch)"#, .unknownMask, 16),
            Failure(#"regex("(", with: "")"#, .invalidPattern, 0), Failure(#"regex("a")"#, .missingArgument, 0),
            Failure(#"positions("abc")"#, .invalidPattern, 0), Failure(#"oracle("VV,V,*,1,1")"#, .invalidPattern, 0),
            Failure(#"json("user": full)"#, .invalidPattern, 5), Failure(#"json("$.a": nosuch)"#, .unknownMask, 12),
            Failure(#"json(full)"#, .invalidArgument, 5), Failure("when(then: full)", .missingArgument, 0),
            Failure("when(is: cat, then: full)", .invalidArgument, 5),
            Failure("phone(country: maybe)", .invalidArgument, 6),
        ])
    func failures(_ failure: Failure) {
        do {
            let mask = try Mask(failure.text)
            Issue.record("\(failure.text) is \(mask)")
        } catch {
            #expect(error.code == failure.code, "\(failure.text): \(error)")
            #expect(error.position == failure.position, "\(failure.text): \(error)")
        }
    }

    @Test("Reads neither too deep nor too long a text")
    func limits() {
        let deep = String(repeating: "words(", count: 40) + "full" + String(repeating: ")", count: 40)
        #expect(throws: MaskingError.self) { try Mask(deep) }
        let deepest = String(repeating: "words(", count: 32) + "full" + String(repeating: ")", count: 32)
        #expect(throws: Never.self) { try Mask(deepest) }
        let long = "constant(\"" + String(repeating: "a", count: 1 << 20) + "\")"
        do {
            _ = try Mask(long)
            Issue.record("read")
        } catch { #expect(error.code == .textTooLong) }
    }

    @Test("Counts in Swift are forgiving: less than nothing is nothing, and more than all is what the law allows")
    func counts() {
        #expect(Mask.keepLast(-3)("12345678") == "********")
        #expect(Mask.keepLast(.max)("12345678") == "****5678")
        #expect(Mask.keepLast(.min) == .keepLast(0))
        #expect(Mask.keep(first: .max, last: .max)("1234567890") == "12*****890")
        #expect(Mask.full(.fixed(-1))("abc") == "*")
        #expect(Mask.full(.fixed(.max))("abc").count == 4096)
        #expect(Mask.keepLast(4, pad: "\n")("12345678") == "****5678")
        #expect(Mask.partial(1, "", 1)("12345678") == "1*8")
        #expect(Mask.partial(1, "\u{202E}\n", 1)("12345678") == "1*8")
        #expect(Mask.step(.min) == .step(2))
        #expect(Mask.magnitude(base: .max) == .magnitude(base: 1_000_000))
        #expect(Mask.ip(v4: 99, v6: -1) == .ip(v4: 24, v6: 0))
    }
}
