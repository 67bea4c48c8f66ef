import Testing

@testable import CedarPolicy

/// Answers are those of `cedar-policy` 4.12.
@Suite("Operators")
struct OperatorTests {
    static let alice = EntityUID(type: QualifiedName(unchecked: "User"), id: "alice")
    static let entities: Entities? = try? Entities(
        json: #"""
            [{"uid": {"type": "User", "id": "alice"}, "parents": [{"type": "Team", "id": "t"}], "tags": {"k": 1, "": "e"},
              "attrs": {"n": 1, "boss": {"__entity": {"type": "User", "id": "nobody"}}, "r": {"x": {"y": 2}}}},
             {"uid": {"type": "Team", "id": "t"}, "parents": [{"type": "Team", "id": "top"}], "attrs": {}}]
            """#)

    /// What an expression comes to by both evaluators.
    private func value(_ text: String) throws -> Result<CedarValue, EvaluationError> {
        let expr = try Expr(cedar: text)
        let request = Request(
            principal: Self.alice, action: Self.alice, resource: Self.alice,
            context: ["s": "a*b", "n": 7, "set": [1, 2]])
        let entities = try #require(Self.entities)
        var builder = ProgramBuilder()
        let place = builder.compile(expr)
        let compiled = Machine(program: Program(builder), facts: RequestFacts(request, entities))
        let plain = Result { () throws(EvaluationError) in
            try PlainEvaluator(request: request, entities: entities).value(expr)
        }
        let other = Result { () throws(EvaluationError) in try compiled.value(place) }
        #expect(plain == other, "\(text)")
        return plain
    }

    @Test(
        "hold",
        arguments: [
            // Short circuits leave out what would fail.
            "true || 1", "!(false && 1)", "true || context.nothing", "if true then true else 1",
            // Equality is of all values, whatever their types.
            "1 != \"1\"", "[1, 1, 2] == [2, 1]", "{a: 1, \"b\": [2]} == {b: [2, 2], a: 1}", "[] == []", "{} != []",
            "User::\"alice\" == principal", "User::\"alice\" != Team::\"alice\"", "[[1], [1, 1]] == [[1]]",
            "ip(\"1.2.3.4/24\") != ip(\"1.2.3.0/24\")", "ip(\"::1\") == ip(\"0:0:0:0:0:0:0:1\")",
            "decimal(\"1.0\") == decimal(\"1.0000\")", "duration(\"1h\") == duration(\"60m\")",
            "datetime(\"2024-01-01\") == datetime(\"2024-01-01T01:00:00+0100\")", "decimal(\"1.0\") != 1",
            // Order.
            "1 < 2 && 2 <= 2 && 3 > 2 && 2 >= 2", "duration(\"-1ms\") < duration(\"0s\")",
            "datetime(\"1969-12-31\") < datetime(\"1970-01-01\")",
            // Hierarchy.
            "principal in Team::\"top\"", "principal in principal", "principal in [Team::\"x\", Team::\"t\"]",
            "User::\"nobody\" in User::\"nobody\"", "!(User::\"nobody\" in Team::\"t\")", "!(principal in [])",
            "principal is User in Team::\"t\"", "!(principal is Team in Team::\"t\")", "User::\"nobody\" is User",
            "!(principal is Team in 1)",
            // Attributes and tags.
            "principal has n && principal.n == 1", "!(principal has m)", "!(User::\"nobody\" has n)",
            "principal has r.x.y", "!(principal has r.z.y)", "!(principal has z.y)", "principal.r[\"x\"].y == 2",
            "principal has boss && !(principal has boss.n)", "{\"a b\": 1} has \"a b\"", "principal.hasTag(\"k\")",
            "principal.getTag(\"k\") == 1", "!principal.hasTag(\"z\")", "!User::\"nobody\".hasTag(\"k\")",
            "principal.hasTag(\"\")", "context has s && !(context has t)",
            // Sets.
            "[1, \"a\"].contains(\"a\")", "![].contains(1)", "[1, 2, 3].containsAll([3, 1])", "[1].containsAll([])",
            "[1, 2].containsAny([2, 3])", "![1].containsAny([])", "[].isEmpty() && ![1].isEmpty()",
            "context.set.containsAll([1])", "[principal, 1].contains(User::\"alice\")",
            // Patterns.
            #""abc" like "a*c""#, #""a*c" like "a\*c""#, #"!("abc" like "a\*c")"#, #""" like "*""#,
            #""abc" like "***""#,
            #"!("ab" like "a")"#, #""aXbXc" like "a*X*c""#, #""éa" like "é*""#, #""mississippi" like "m*iss*pi""#,
            #"!("mississipp" like "m*iss*pi")"#, #"context.s like "a\*b""#, #""a\u{0}b" like "a*b""#,
            // Only the two characters of the escape are the star itself.
            #""a" like "\u{2a}""#, #""a" like "\x2a""#, #""bc" like "\u{00002A}c""#, #"!("a" like "\*")"#,
            #""a*" like "\x61\*""#, #"!("ab" like "\x61\*")"#,
            // Numbers.
            "-9223372036854775808 + 9223372036854775807 == -1", "2 * -3 == -6", "-(-7) == 7", "3 - 5 == -2",
        ])
    func holds(_ text: String) throws { #expect(try value(text) == .success(true), "\(text)") }

    @Test(
        "fail",
        arguments: [
            ("1 && true", EvaluationError.Code.typeMismatch), ("true && 1", .typeMismatch),
            ("false || \"a\"", .typeMismatch),
            ("!1", .typeMismatch), ("-true", .typeMismatch), ("if 1 then 2 else 3", .typeMismatch),
            ("1 < \"a\"", .typeMismatch), ("true < false", .typeMismatch),
            ("decimal(\"1.0\") < decimal(\"2.0\")", .typeMismatch),
            ("duration(\"1h\") < datetime(\"2024-01-01\")", .typeMismatch), ("\"a\" + \"b\"", .typeMismatch),
            ("9223372036854775807 + 1", .overflow), ("-9223372036854775808 - 1", .overflow),
            ("4611686018427387904 * 2", .overflow), ("-(-9223372036854775808)", .overflow),
            ("-1 * -9223372036854775808", .overflow), ("1 in principal", .typeMismatch),
            ("principal in 1", .typeMismatch),
            ("principal in [principal, 1]", .typeMismatch), ("1 is User", .typeMismatch),
            ("principal is User in 1", .typeMismatch),
            ("1 has a", .typeMismatch), ("principal has n.m", .typeMismatch), ("principal.m", .attributeNotFound),
            ("context.t", .attributeNotFound), ("principal.boss.n", .entityNotFound), ("1.a", .typeMismatch),
            ("principal.getTag(\"z\")", .tagNotFound), ("User::\"nobody\".getTag(\"k\")", .entityNotFound),
            ("principal.getTag(1)", .typeMismatch), ("context.hasTag(\"k\")", .typeMismatch),
            ("1 like \"*\"", .typeMismatch),
            ("1.contains(1)", .typeMismatch), ("[1].containsAll(1)", .typeMismatch), ("\"\".isEmpty()", .typeMismatch),
            ("decimal(1)", .typeMismatch), ("decimal(\"1\")", .invalidArgument), ("decimal()", .wrongArity),
            ("ip(\"1.1.1.1\").isIpv4(1)", .wrongArity), ("decimal(\"1.0\").lessThan()", .wrongArity),
            ("ip(\"1.1.1.1\").lessThan(ip(\"1.1.1.1\"))", .typeMismatch), ("ip(context.s)", .invalidArgument),
            ("datetime(\"2024-02-30\")", .invalidArgument), ("duration(\"1m1h\")", .invalidArgument),
            ("datetime(\"9999-12-31\").offset(duration(\"9223372036854775807ms\"))", .overflow),
            ("[1 + \"a\"]", .typeMismatch), ("{a: context.t}", .attributeNotFound),
        ])
    func fails(_ text: String, _ code: EvaluationError.Code) throws {
        #expect(try value(text) == .failure(EvaluationError(code)), "\(text)")
    }
}
