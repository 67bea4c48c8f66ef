import Testing

@testable import ProtectionKeys

/// RFC 8259, section 6.
@Suite("JSON numbers")
struct JSONNumberTests {
    @Test(
        "are told from what is none",
        arguments: [
            ("0", true), ("-0", true), ("10", true), ("-1", true), ("1.5", true), ("0.50", true), ("1e5", true),
            ("1E+05", true), ("-1.25e-7", true), ("", false), ("-", false), ("01", false), ("+1", false), (".5", false),
            ("1.", false), ("1.e5", false), ("1e", false), ("1e+", false), ("0x1", false), ("1a", false),
            ("--1", false),
            ("Infinity", false), ("NaN", false), ("1e5.5", false), ("1-", false),
        ])
    func numbers(literal: String, isNumber: Bool) { #expect(JSONReader.isNumber(literal) == isNumber) }

    @Test("agree with the grammar on all short literals")
    func exhaustive() {
        let letters = ["0", "1", "-", "+", ".", "e"]
        var literals = [""]
        for _ in 0..<6 {
            literals = literals.flatMap { literal in letters.map { literal + $0 } }
            for literal in literals {
                let expected = literal.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil
                if JSONReader.isNumber(literal) != expected { Issue.record("\(literal)") }
            }
            if literals.count > 2000 { break }
        }
    }
}
