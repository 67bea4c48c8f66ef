import CedarPolicy
import Testing

@testable import RevealPolicy

@Suite struct LoweringTests {
    @Test func aRuleIsAPolicyForEachForm() throws {
        let export = try RevealEngine(try Desk.document()).exportCedar()
        let policies = try PolicySet(export.policies, idAnnotation: "id")
        #expect(
            policies.policies.map(\.id) == [
                "agent-masked-contact.masked", "agent-phone-callback.clear", "agent-phone-masked.masked",
                "fraud-card.clear", "fraud-card.masked", "analytics.tokenized", "lead-note.masked", "outage.clear",
                "tenant-wall", "clearance",
            ])
        let masked = try #require(policies["agent-masked-contact.masked"])
        #expect(masked.annotation("rule") == "agent-masked-contact")
        #expect(
            masked.cedarText.split(separator: "\n").dropFirst(2).joined(separator: "\n") == """
                permit (principal in Role::"agent", action == Action::"reveal.masked", resource in Class::"contact")
                when { context.purpose == "ticket-handling" }
                when { context has ticket && resource has subject && context.ticket.assignee == principal && \
                context.ticket.customer == resource.subject };
                """)
        let wall = try #require(policies["tenant-wall"])
        #expect(
            wall.conditions.map(\.body.cedarText) == [
                "if principal has tenant && resource has tenant then principal.tenant != resource.tenant else true"
            ])
    }

    @Test func whatIsExportedIsValidAndReadAlike() throws {
        let engine = try RevealEngine(try Desk.document())
        let export = engine.exportCedar()
        let (text, json) = (try Schema(export.schema), try Schema(json: export.schemaJSON))
        #expect(text.entityTypes == json.entityTypes && text.actions == json.actions)
        let policies = try PolicySet(export.policies, idAnnotation: "id")
        #expect(Validator(schema: text).validate(policies).errors.isEmpty)
        try text.check(try Entities(json: export.entitiesJSON))
        let request = RevealRequest(
            principal: Desk.ada, purpose: "callback", milliseconds: Desk.tuesday, context: Desk.ticket("c7"))
        let question = try #require(
            engine.cedarQuestion(.masked, of: Desk.field("customer.phone"), in: RevealRow(tenant: "acme"), for: request)
        )
        #expect(question.principal == #"Principal::"ada""#)
        #expect(question.action == #"Action::"reveal.masked""#)
        #expect(question.resource == #"Field::"customer.phone""#)
        #expect(
            question.contextJSON.contains(
                #""clock":{"Europe/Berlin":{"day":2,"minute":660},"UTC":{"day":2,"minute":600}}"#))
        let asked = Request(
            principal: EntityUID(type: EntityTypes.principal, id: "ada"),
            action: EntityUID(type: EntityTypes.action, id: "reveal.masked"),
            resource: EntityUID(type: EntityTypes.field, id: "customer.phone"),
            context: try CedarRecord(json: question.contextJSON))
        try text.check(asked)
        let entities = try Entities(json: question.entitiesJSON)
        try text.check(entities)
        let answer = Authorizer(policies).isAuthorized(asked, entities)
        #expect(answer.decision == .allow && answer.reasons == ["agent-phone-masked.masked"])
    }

    private func faults(_ change: (inout RevealDocument) throws -> Void) throws -> [RevealPolicyError.Fault] {
        var document = try Desk.document()
        try change(&document)
        do throws(RevealPolicyError) {
            _ = try RevealEngine(document)
            return []
        } catch {
            return error.faults
        }
    }

    @Test(
        "conditions that do not fit are refused, with their places",
        arguments: [
            ("context.tikcet.assignee == principal", 1), ("true && context.ticket.assignee == 1", 9),
            ("true && principal.clearance > \"1\"", 31), ("true && action == Action::\"reveal.clear\"", 9),
            ("true && context.clock has UTC", 9), ("true && context has grant", 9), ("true && [context].isEmpty()", 10),
            ("true && principal in Role::\"boss\"", 22), ("true && resource in Class::\"secret\"", 21),
            ("true && resource == Field::\"a.b\"", 21), ("context.ticket", 1), ("true && ip(\"x\").isIpv4()", 9),
            ("resource has tenant || resource.tenant == \"x\"", 24),
        ])
    func conditionsThatDoNotFit(_ text: String, _ column: Int) throws {
        let found = try faults { $0.rules[0].when = try Desk.condition(text) }
        #expect(found.map(\.span?.start.column).contains(column), "\(found)")
        let forbidden = try faults { $0.forbids[0].unless = try Desk.condition(text) }
        #expect(!forbidden.isEmpty)
    }

    @Test func allFaultsAreReportedAtOnce() throws {
        let found = try faults {
            $0.rules[0].when = try Desk.condition("context.nothing")
            $0.rules[3].unless = try Desk.condition("principal.nothing == 1")
            $0.forbids[1].when = try Desk.condition("resource.nothing == 1")
        }
        #expect(found.count == 3)
        #expect(found.allSatisfy { $0.code == .invalidCondition })
        #expect(try faults { $0.rules[0].who = "nobody" }.map(\.code) == [.unknownName])
    }

    @Test func factsThatAConditionAsksForAreTheAuthorsBusiness() throws {
        let optional = OptionalFacts(try Desk.document().attributes)
        func guards(_ text: String) throws -> [String] { try optional.guards(of: Expr(cedar: text)).map(\.cedarText) }
        #expect(try guards("context.ticket.assignee == principal") == ["context has ticket"])
        #expect(try guards("context has ticket && context.ticket.id == \"x\"") == [])
        #expect(
            try guards("context has ticket.id && context.ticket.id == resource.subject") == ["resource has subject"])
        #expect(
            try guards("context.ticket.assignee.tenant == principal.tenant && principal.onCall") == [
                "context has ticket", "context.ticket.assignee has tenant", "principal has tenant",
                "principal has onCall",
            ])
        #expect(try guards("context.now > datetime(\"2026-01-01\") && context.breakGlass") == [])
    }
}
