import CedarPolicy
import Testing

@testable import RevealPolicy

@Suite("Plans, and what forbids")
struct PlanForbidTests {
    private let field = FieldName(table: "customer", column: "email")
    private let request = RevealRequest(
        principal: Principal("ada", tenant: "acme", roles: ["agent"]), purpose: "callback", milliseconds: 0)

    private func engine(_ change: (inout RevealDocument) throws -> Void) throws -> RevealEngine {
        var document = deskDocument()
        document.rules = [RevealRule("all", who: "agent", purposes: .any, classes: .any, reveal: [.clear])]
        document.forbids = [ForbidRule("no")]
        try change(&document)
        return try RevealEngine(document)
    }

    private func code(_ engine: RevealEngine, _ row: RevealRow = .none) -> [RevealDenial.Code?] {
        [engine.decide(field, in: row, for: request), engine.plan(for: request).decide(field, in: row)].map {
            $0.denial?.code
        }
    }

    @Test("A row that lacks a fact is refused, even where no condition reads it")
    func requiredFacts() throws {
        let engine = try engine {
            $0.attributes.row = [AttributeDeclaration("sensitivity", .long)]
            $0.forbids = []
        }
        #expect(engine.plan(for: request)[field]?.constant?.form == .clear)
        #expect(code(engine) == [.invalidFacts, .invalidFacts])
        #expect(code(engine, RevealRow(facts: ["sensitivity": 1])) == [nil, nil])
    }

    @Test("A forbid holds in its hours, and in no others")
    func hours() throws {
        // 1970-01-01 was a Thursday.
        for (day, expected) in [(Weekday.thursday, RevealDenial.Code.forbidden), (.friday, nil)] {
            let engine = try engine {
                $0.forbids[0].during = RevealHours([day], from: 0, until: 1440, zone: "UTC")
            }
            #expect(code(engine) == [expected, expected])
        }
    }

    @Test("A forbid that cannot be evaluated for a row, or for any, forbids", arguments: [true, false])
    func errors(readsRow: Bool) throws {
        let engine = try engine {
            $0.attributes.row = [AttributeDeclaration("number", .long)]
            $0.attributes.principal = [AttributeDeclaration("level", .long, isOptional: true)]
            let number = readsRow ? "resource.number" : "9223372036854775807"
            $0.forbids[0].when = RevealCondition(try Expr(cedar: "\(number) + 1 < 0"))
        }
        #expect(code(engine, RevealRow(facts: ["number": .long(.max)])) == [.forbidden, .forbidden])
        let harmless: RevealDenial.Code? = readsRow ? nil : .forbidden
        #expect(code(engine, RevealRow(facts: ["number": 1])) == [harmless, harmless])
    }

    @Test("What a forbid stands in the way of is forbidden, of what nothing grants it is not")
    func forms() throws {
        let granted = try engine { $0.forbids[0].forms = [.clear] }
        #expect(code(granted) == [.forbidden, .forbidden])
        let ungranted = try engine {
            $0.forbids[0].forms = [.clear]
            $0.rules = []
        }
        #expect(code(ungranted) == [.notPermitted, .notPermitted])
    }

    @Test("Hours as Cedar are those that the engine reads, to the minute", arguments: [(420, 1140), (1320, 360)])
    func exportedHours(start: Int, end: Int) throws {
        let hours = RevealHours([.monday, .friday, .sunday], from: start, until: end, zone: "UTC")
        let policies = try PolicySet([Policy.permit("it").when(hours.expression)])
        let uid = try EntityUID("Principal", "ada")
        for day in 1...7 {
            for minute in [0, start - 1, start, start + 1, end - 1, end, end + 1, 1439] {
                let clock: CedarRecord = ["day": .long(Int64(day)), "minute": .long(Int64(minute))]
                let asked = Request(
                    principal: uid, action: uid, resource: uid,
                    context: ["clock": .record(["UTC": .record(clock)])])
                let answer = ReferenceAnswer(policies, asked, .none)
                #expect(answer.errors.isEmpty)
                #expect((answer.decision == .allow) == hours.contains(day: day, minute: minute))
            }
        }
    }
}
