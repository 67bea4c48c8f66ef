import Testing

@testable import CedarPolicy

@Suite("Faults of policy texts")
struct ParserFaultTests {
    private func faults(_ text: String) throws -> [Diagnostic] {
        do {
            _ = try PolicySet(text)
            return []
        } catch {
            return error.diagnostics
        }
    }

    @Test("are told with line, column and offset, columns counting characters")
    func places() throws {
        let text = "permit(principal, action, resource)\n  when { \"é😀\" == };"
        let fault = try #require(try faults(text).first)
        #expect(fault.span?.start == SourcePosition(line: 2, column: 18, offset: 57))
        #expect(fault.description == "2:18: expected an expression, found '}'")
        #expect(try PolicySet("permit(principal,action,resource)when{1 in 2};").policies[0].span?.endOffset == 46)
    }

    @Test("are told all at once: one a policy where tokens are wrong, and all others")
    func several() throws {
        let found = try faults(
            """
            permit(principal, action, resource) when { context.x == };
            allow(principal, action, resource);
            @a @a permit(principal, action, resource) when { principal.foo() && {b: 1, b: 2}.b && 1 < 9223372036854775808 };
            permit(principal, action, resource);
            permit(principal, action, resource) when { [1].contains() };
            """)
        #expect(found.map { $0.span?.start.line } == [1, 2, 3, 3, 3, 3, 5])
        #expect(found.allSatisfy { $0.code == .syntax })
    }

    @Test("have the code of a name where a name is reserved")
    func reserved() throws {
        #expect(try faults("permit(principal, action, resource) when { context.if };").first?.code == .invalidName)
        #expect(throws: CedarPolicyError.self) { try QualifiedName("A::in") }
        #expect(throws: CedarPolicyError.self) { try QualifiedName("A:: B") }
        #expect(throws: CedarPolicyError.self) { try QualifiedName("") }
        #expect(throws: CedarPolicyError.self) { try QualifiedName("A::") }
        #expect(try QualifiedName("A::B_1").components == ["A", "B_1"])
    }

    @Test("point at the escape that is none")
    func escapes() throws {
        let text = "permit(principal == User::\"é\n\\u{110000}\", action, resource)\nwhen { \"a\" like \"*\\q\" };"
        let found = try faults(text)
        #expect(
            found.map { $0.span?.start } == [
                SourcePosition(line: 2, column: 1, offset: 30), SourcePosition(line: 3, column: 19, offset: 79),
            ])
        #expect(found.map { $0.span?.endOffset } == [40, 81])
    }

    @Test("never hold what stands in strings")
    func silence() throws {
        let found = try faults(#"permit(principal == User::"secret\q", action, resource) when { "secret\z" };"#)
        #expect(found.count == 2)
        #expect(!found.description.contains("secret"))
    }

    @Test("White space is Unicode's; a byte order mark is none")
    func blanks() throws {
        for blank in [
            " ", "\t", "\u{B}", "\u{C}", "\r\n", "\u{85}", "\u{A0}", "\u{1680}", "\u{2003}", "\u{2028}", "\u{202F}",
            "\u{205F}", "\u{3000}",
        ] {
            #expect(try PolicySet("permit\(blank)(principal,action,resource);").count == 1)
        }
        for other in ["\u{FEFF}", "\u{200B}", "\u{180E}", "\0", "\u{1C}", "é"] {
            #expect(throws: CedarPolicyError.self) { try PolicySet("permit\(other)(principal,action,resource);") }
        }
        #expect(try PolicySet("// a\rpermit(principal,action,resource);").count == 1)
        #expect(try PolicySet("// a\u{2028}permit(principal,action,resource);").count == 0)
    }

    @Test("Strings go over lines, but not with a carriage return in them")
    func lines() throws {
        #expect(try Expr(cedar: "\"a\nb\"") == "a\nb")
        for text in [
            "\"a\rb\"", "\"a\r\nb\"", "\"a\\\nb\"", "\"a\\\rb\"", "\"a\\\u{2028}b\"", "\"a", "\"a\\", "\"\\u{",
            "\"\\u{1\"",
        ] {
            #expect(throws: CedarPolicyError.self) { try Expr(cedar: text) }
        }
    }
}
