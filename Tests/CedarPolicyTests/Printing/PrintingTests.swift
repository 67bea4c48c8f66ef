import TestSupport
import Testing

@testable import CedarPolicy

@Suite("Printing")
struct PrintingTests {
    @Test("Every expression that is read is printed so that it is read as the same", arguments: GrammarTests.accepted)
    func grammar(_ text: String) throws {
        let expr = try Expr(cedar: text)
        #expect(try Expr(cedar: expr.cedarText) == expr, "\(expr)")
    }

    @Test("Every policy too", arguments: GrammarTests.acceptedPolicies)
    func policies(_ text: String) throws {
        let policies = try PolicySet(text)
        let again = try PolicySet(policies.cedarText)
        #expect(again.policies == policies.policies && again.templates == policies.templates)
    }

    @Test("Random trees too (seed 7)")
    func trees() throws {
        var trees = RandomTrees(seed: 7)
        for _ in 0..<3000 {
            let expr = trees.tree(6)
            #expect(try Expr(cedar: expr.cedarText) == expr, "\(expr)")
        }
    }

    @Test("Parentheses stand where they must, and nowhere else")
    func parentheses() throws {
        for text in [
            "1 + 2 * 3", "(1 + 2) * 3", "1 - (2 - 3)", "1 - 2 - 3", "(1 < 2) == true", "!(true && false)", "-(1)",
            "-(-1)",
            "(-1).a", "-principal.n", "(if true then 1 else 2) + 1", "true && (true && true)",
            "(a::\"x\" in b::\"y\").c",
            "true || true && true", "(true || true) && true", "(principal is A in B::\"b\") in C::\"c\"",
        ] {
            #expect(try Expr(cedar: text).cedarText == text)
        }
    }

    @Test("Ids are kept in an annotation")
    func ids() throws {
        var policies = try PolicySet(
            "@id(\"a\") @x permit(principal == ?principal,action,resource); permit(principal,action,resource);")
        try policies.link(template: "policy0", id: "l \"1\"", principal: EntityUID("A", "a"))
        let again = try PolicySet(policies.cedarText(idAnnotation: "id"), idAnnotation: "id")
        #expect(again.policies.map(\.id) == policies.policies.map(\.id))
        #expect(again.templates.map(\.id) == ["policy0"])
    }

    @Test("Values are printed as expressions that come to them")
    func values() throws {
        let value: CedarValue = [
            "a b": [1, "x", true], "e": .entity(try EntityUID("N::A", "\"\n")),
            "d": .decimal(CedarDecimal(tenThousandths: -5)),
            "t": .datetime(CedarDatetime(milliseconds: .max)), "u": .datetime(CedarDatetime(milliseconds: 0)),
            "v": .duration(CedarDuration(milliseconds: .min)), "i": .ip(try #require(CedarIPAddress("fe80::/10"))),
        ]
        #expect(try PlainEvaluator.constant(Expr(cedar: value.cedarText)) == value)
    }
}

/// Trees of every form that the parser makes.
struct RandomTrees {
    private var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    private static let names: [CedarString] = ["a", "b", "if", "a b", "", "é", "\"\\\n\0\u{7F}*", "principal"]
    private static let texts = ["", "a", "*", "\\", "\"", "\r\n\t\0", "é😀", "\u{1}\u{7F}\u{85}\u{2028}", "'"]

    private mutating func pick<T>(_ choices: [T]) -> T { choices[random.below(choices.count)] }

    private mutating func uid() -> EntityUID {
        EntityUID(type: QualifiedName(unchecked: pick(["A", "A::B", "principal"])), id: pick(Self.texts))
    }

    private mutating func list(_ depth: Int, _ counts: Range<Int>) -> [Expr] {
        (0..<(counts.lowerBound + random.below(counts.count))).map { _ in tree(depth - 1) }
    }

    private mutating func path() -> [CedarString] {
        random.below(2) == 0 ? [pick(Self.names)] : (0...random.below(3)).map { _ in pick(["a", "b", "action"]) }
    }

    mutating func tree(_ depth: Int) -> Expr {
        guard depth > 0 else {
            return switch random.below(4) {
            case 0: Expr(.literal(.long(pick([0, 1, -1, .min, .max]))))
            case 1: Expr(stringLiteral: pick(Self.texts))
            case 2: Expr(.literal(random.below(2) == 0 ? .bool(true) : .entity(uid())))
            default: Expr(.variable(pick(Variable.allCases)))
            }
        }
        let kind: Expr.Kind =
            switch random.below(14) {
            case 0: .not(tree(depth - 1))
            case 1: .negate(tree(depth - 1))
            case 2: .and(list(depth, 2..<4))
            case 3: .or(list(depth, 2..<4))
            case 4, 5: .binary(pick(BinaryOperator.allCases), tree(depth - 1), tree(depth - 1))
            case 6: .is(tree(depth - 1), uid().type, in: random.below(2) == 0 ? nil : tree(depth - 1))
            case 7: .has(tree(depth - 1), path())
            case 8:
                .like(
                    tree(depth - 1), Pattern([.wildcard, .scalar("*"), .scalar(pick(["a", "\\", "\"", "\n", "é"]))]))
            case 9: .attribute(tree(depth - 1), pick(Self.names))
            case 10: .ifThenElse(tree(depth - 1), tree(depth - 1), tree(depth - 1))
            case 11: .set(list(depth, 0..<3))
            case 12:
                .record(
                    Set([pick(Self.names), pick(Self.names)]).map { RecordField(name: $0, value: tree(depth - 1)) })
            default: call(depth)
            }
        return Expr(kind)
    }

    private mutating func call(_ depth: Int) -> Expr.Kind {
        if random.below(3) == 0 { return .function(pick(ExtensionFunction.allCases), list(depth, 0..<3)) }
        let method = pick(Method.allCases)
        let counts = method.isExtension ? 0..<3 : method.arity..<(method.arity + 1)
        return .method(tree(depth - 1), method, list(depth, counts))
    }
}
