import CedarPolicy
import TestSupport
import Testing

@testable import RevealPolicy

/// Documents most of whose conditions cannot be evaluated for many questions: in rules and in forbids, in `when` and in `unless`,
/// in front of and behind what can.
@Suite("Strict errors")
struct StrictErrorTests {
    private static let failing = [
        "context.amount * 4611686018427387904 > 0", "context.amount * 9223372036854775807 > 0",
        "resource.owner.clearance > 2", "resource.sensitivity * 3074457345618258603 >= 0",
        "0 - context.amount - 9223372036854775807 < -1", "context.ticket.assignee.clearance >= 0",
        "if context.amount > 1 then context.amount * 9223372036854775807 > 0 else resource.sensitivity > 2",
    ]
    private static let plain = ["context.amount > 1", "resource.sensitivity > 2", "principal.clearance > 1", "true"]

    private static func condition(_ random: inout SplitMix64) throws -> RevealCondition {
        let fails = try Expr(cedar: random.pick(failing))
        let other = try Expr(cedar: random.pick(random.chance(60) ? plain : failing))
        let expression =
            switch random.below(7) {
            case 0: fails && other
            case 1: other && fails
            case 2: fails || other
            case 3: other || fails
            case 4: !fails
            case 5: other.then(fails, else: !other)
            default: fails
            }
        return RevealCondition(expression)
    }

    @Test(
        "What cannot be evaluated grants nothing, and forbids: planned, compiled, and by the words of the documentation"
    )
    func agreement() throws {
        let seed: UInt64 = 7_102_026
        var random = SplitMix64(seed: seed)
        var (forbidden, ungranted, differences): (Int, Int, [String]) = (0, 0, [])
        for _ in 0..<60 {
            var document = try RandomDocument.make(&random)
            for place in document.rules.indices {
                document.rules[place].when = random.chance(40) ? try Self.condition(&random) : nil
                document.rules[place].unless = random.chance(30) ? try Self.condition(&random) : nil
                document.rules[place].obligations = []
            }
            document.forbids = try (0..<3).map { number in
                var forbid = ForbidRule(DocumentName("forbid\(number)"))
                forbid.forms = random.some(RevealForm.allCases, most: 2)
                forbid.when = random.chance(80) ? try Self.condition(&random) : nil
                forbid.unless = random.chance(50) ? try Self.condition(&random) : nil
                return forbid
            }
            guard let engine = try RandomDocument.engine(document) else { continue }
            let naive = NaiveReveal(document)
            for _ in 0..<20 {
                let request = RandomRequest.request(&random, mayBeInvalid: false)
                let plan = engine.plan(for: request)
                for _ in 0..<3 {
                    let row = RandomRequest.row(&random, mayBeInvalid: false)
                    let field = random.pick(RandomDocument.fields)
                    let expected = try naive.decide(field, in: row, for: request)
                    let explanation = engine.explain(field, in: row, for: request)
                    for decision in [explanation.decision, plan.decide(field, in: row)] {
                        let found = decision.denial.map { $0.code.description } ?? decision.description
                        if found != expected.prefix(while: { $0 != "[" }) {
                            differences.append("\(expected): \(found)")
                        }
                    }
                    for reason in explanation.reasons {
                        if case .forbiddenForError = reason.cause { forbidden += 1 }
                        if case .error = reason.cause { ungranted += 1 }
                    }
                }
            }
        }
        #expect(differences.isEmpty, "seed \(seed): \(differences.count): \(differences.prefix(5))")
        // Errors inside of a scope, in numbers.
        #expect(forbidden > 1000 && ungranted > 500, "\(forbidden), \(ungranted)")
    }

    @Test(
        "An error forbids in `when`, and in `unless` where `when` holds; in hours or for forms that are others', it is not looked at"
    )
    func places() throws {
        let fails = "context.amount * 9223372036854775807 > 0"
        func form(_ change: (inout ForbidRule) throws -> Void, amount: Int64 = 2) throws -> RevealForm? {
            var document = RevealDocument("d", version: 1)
            document.attributes.context = [AttributeDeclaration("amount", .long)]
            document.purposes = [PurposeDeclaration("q")]
            document.roles = [RoleDeclaration("r")]
            document.classes = [ClassDeclaration("c", ladder: [.clear, .masked])]
            let field = FieldName(table: "t", column: "f")
            document.fields = [FieldDeclaration(field, "c")]
            document.rules = [RevealRule("all", who: "r", purposes: "q", classes: "c", reveal: [.clear, .masked])]
            var forbid = ForbidRule("no", forms: [.clear])
            try change(&forbid)
            document.forbids = [forbid]
            let request = RevealRequest(
                principal: Principal("p", roles: ["r"]), purpose: "q", milliseconds: 0,
                context: ["amount": .long(amount)])
            return try RevealEngine(document).decide(field, in: .none, for: request).form
        }
        func condition(_ text: String) throws -> RevealCondition { RevealCondition(try Expr(cedar: text)) }
        #expect(try form { $0.when = try condition(fails) } == .masked)
        #expect(try form({ $0.when = try condition("context.amount == 3 && \(fails)") }) == .clear)
        #expect(try form({ $0.when = try condition("context.amount == 3") }) == .clear)
        #expect(try form { $0.unless = try condition(fails) } == .masked)
        #expect(try form({ $0.unless = try condition(fails) }, amount: 1) == .clear)
        #expect(
            try form({
                $0.when = try condition("false"); $0.unless = try condition(fails)
            }) == .clear)
        // Even where what excepts it holds: nobody can tell whether it would.
        #expect(
            try form {
                $0.when = try condition(fails); $0.unless = try condition("true")
            } == .masked)
        #expect(
            try form {
                $0.forms = [.tokenized]; $0.when = try condition(fails)
            } == .clear)
        #expect(
            try form {
                $0.forms = [.masked]; $0.when = try condition(fails)
            } == .clear)
        #expect(
            try form {
                $0.forms = [.clear, .masked]; $0.when = try condition(fails)
            } == nil)
        // 1970-01-01 was a Thursday.
        for (day, expected) in [(Weekday.thursday, RevealForm.masked), (.friday, .clear)] {
            let found = try form {
                $0.when = try condition(fails)
                $0.during = RevealHours([day], from: 0, until: 1440, zone: "UTC")
            }
            #expect(found == expected)
        }
    }
}
