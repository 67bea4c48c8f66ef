import FormatPreservingEncryption
import Testing

@Suite("Expressions that are refused")
struct ExpressionRefusalTests {
    private func error(_ expression: String, _ maximumLength: Int? = nil) -> FormatPreservingEncryptionError? {
        #expect(throws: FormatPreservingEncryptionError.self, "\(expression)") {
            try Format(regex: expression, maximumLength: maximumLength)
        }
    }

    @Test(
        "What makes no sense, with its position",
        arguments: [
            ("", 0), ("^$", 1), ("^", 1), ("(a", 0), ("a(b(c)", 1), ("a)", 1), ("[a", 0), ("ab[c", 2), ("[]", 0),
            ("a]", 1),
            ("a}", 1), ("[z-a]", 1), ("[a-bd-c]", 4), ("*a", 0), ("+", 0), ("?", 0), ("a|*", 2), ("{3}", 0), ("a{3", 1),
            ("a{,3}", 1), ("a{3,2}", 1), ("a{0}", 1), ("a{x}", 1), ("a|", 2), ("|a", 0), ("(a|)", 3), ("()", 1),
            ("a\\", 1),
            ("a**", 2), ("a{2}{3}", 4), (#"[\d-z]"#, 1), (#"\x4"#, 0), (#"\u12"#, 0), (#"\u{}"#, 0),
            (#"\u{110000}"#, 0),
            (#"ab\u{D800}"#, 2), (#"\uDFFF"#, 0), (#"[\uD800-\uDFFF]"#, 1),
        ])
    func invalid(expression: String, position: Int) {
        let refusal = error(expression)
        #expect(refusal?.code == .invalidFormat, "\(expression): \(refusal.map { "\($0)" } ?? "")")
        #expect(refusal?.position == position, "\(expression)")
    }

    @Test(
        "What no format can have, by name and position",
        arguments: [
            (#"(a)\1"#, 3, "back-reference"), (#"\k<a>"#, 0, "back-reference"), (#"\g1"#, 0, "back-reference"),
            ("(?=a)b", 0, "lookahead"), ("a(?!b)", 1, "lookahead"), ("(?<=a)b", 0, "lookbehind"),
            ("(?<!a)b", 0, "lookbehind"),
            ("(?<n>a)", 0, "named group"), ("(?P<n>a)", 0, "named group"), ("(?>a)", 0, "atomic"),
            ("(?i)a", 0, "option"),
            ("(?#x)a", 0, "comment"), ("a^b", 1, "anchor"), ("a$b", 1, "anchor"), (#"\bab"#, 0, "anchor"),
            (#"a\Z"#, 1, "anchor"),
            ("a.b", 1, "'.'"), ("[^a]", 1, "negated"), (#"\D"#, 0, "negated"), (#"\W"#, 0, "negated"),
            (#"a\s"#, 1, "escape"),
            (#"\p{L}"#, 0, "property"), ("a??", 2, "lazy"), ("a{1,2}?", 6, "lazy"), ("a?+", 2, "possessive"),
            ("[[:alpha:]]", 1, "nested"), (#"\q"#, 0, "escape"),
        ])
    func unsupported(expression: String, position: Int, name: String) {
        let refusal = error(expression)
        #expect(refusal?.code == .unsupportedExpression, "\(expression)")
        #expect(refusal?.position == position, "\(expression)")
        #expect(refusal?.message.contains(name) == true, "\(refusal?.message ?? "")")
    }

    @Test(
        "Repetitions without an end need a bound", arguments: [("a*", 1), ("ab+", 2), ("(a|b){2,}", 5), ("a(b*)c", 3)])
    func unbounded(expression: String, position: Int) throws {
        let refusal = error(expression)
        #expect(refusal?.code == .invalidFormat)
        #expect(refusal?.position == position)
        _ = try Format(regex: "[a-z]*[A-Z]+", maximumLength: 12)
    }

    @Test(
        "What would be too large is refused at once, and says what is too large",
        arguments: [
            ("(a|b)*a(a|b){16}", 40, "states"), ("(a|b)*a(a|b){64}", 80, "states"),
            ("(((a|b){400}){400}){400}", nil, "characters"),
            ("[a-z]{513}", nil, "repeated"), ("a{99999999999999999999}", nil, "repeated"),
            ("([a-z]{500}){2}", nil, "512"),
            ("[a-z]+", 513, "512"), ("(a?){512}(a?){512}(a?){512}(a?){512}", 500, "follow"),
            (String(repeating: "(", count: 70_000), nil, "65536"),
            (String(repeating: "(", count: 100) + "a", nil, "deep"),
        ] as [(String, Int?, String)])
    func tooLarge(expression: String, maximumLength: Int?, what: String) throws {
        let refusal = error(expression, maximumLength)
        #expect(refusal?.code == .formatTooComplex, "\(refusal?.description ?? "")")
        #expect(refusal?.message.contains(what) == true, "\(refusal?.message ?? "")")
    }

    @Test(
        "The empty text is no value, and no expression or part of one may match it",
        arguments: ["a?", "a*", "(ab)*", "(a?){3}", "(a|b?)c{0,9}", "[a-z]{0,9}", "(a|(b|c?))"])
    func empty(expression: String) throws {
        let refusal = error(expression, 12)
        #expect(refusal?.code == .invalidFormat)
        #expect(refusal?.message.contains("at least one character") == true)
        #expect(throws: FormatPreservingEncryptionError.self) {
            try Format(text: "<digits:6>-<regex max=12:\(expression)>")
        }
    }

    @Test("Too few values are refused with the ways out")
    func small() {
        let refusal = error("[0-9]{5}")
        #expect(refusal?.code == .domainTooSmall)
        for way in ["100000", "encrypt more", "merge", "opaque token", "mask"] {
            #expect(refusal?.message.contains(way) == true)
        }
    }

    @Test("The greatest expressions that are taken")
    func greatest() throws {
        let format = try Format(regex: "[a-z]{512}")
        #expect(format.domainSize.bits == 2_406)
        // All scalars: 0x110000 less the 0x800 surrogates, squared.
        #expect(try Format(regex: #"[\u0000-\u{10FFFF}]{2}"#).domainSize.decimal == "\(1_112_064 * 1_112_064)")
        _ = try Format(regex: "(a|b)*a(a|b){8}", maximumLength: 40)
    }
}
