import CedarPolicy
import RevealPolicy
import Testing

extension BuiltDocument {
    private static let morning: Int64 = 1_772_532_000_000

    private static func ticket(_ id: String, _ assignee: String, _ customer: String, _ status: String) throws
        -> CedarRecord
    {
        let uid = try EntityUID("Principal", assignee)
        return [
            "ticket": [
                "id": .string(CedarString(id)), "assignee": .entity(uid), "customer": .string(CedarString(customer)),
                "status": .string(CedarString(status)),
            ]
        ]
    }

    private static func test(
        _ name: DocumentName, _ principal: Principal, _ purpose: DocumentName, reason: String? = nil,
        at milliseconds: Int64 = morning, context: CedarRecord = .empty, row: CedarRecord,
        _ expect: [(field: DocumentName, expectation: RevealTest.Expectation)]
    ) -> RevealTest {
        var test = RevealTest(name, principal: principal, purpose: purpose, expect: expect)
        (test.reason, test.milliseconds, test.context, test.row) = (reason, milliseconds, context, row)
        return test
    }

    static func tests() throws -> [RevealTest] {
        let ada = Principal("ada", tenant: "acme", roles: ["agent"], attributes: ["clearance": 1])
        let eve = Principal("eve", tenant: "acme", roles: ["fraud"], attributes: ["clearance": 3])
        let lea = Principal("lea", tenant: "acme", roles: ["lead"], attributes: ["clearance": 1])
        let row: CedarRecord = ["tenant": "acme", "subject": "c7"]
        let pending = try ticket("T-1", "ada", "c7", "pending")
        var card = test(
            "a card in clear takes two leads, and the office", eve, "fraud-review", reason: "case 4711",
            context: ["ip": .ip(try #require(CedarIPAddress("10.1.2.3")))], row: row,
            [("payment.card", .form(.clear)), ("customer.email", .form(.clear))])
        card.approvals = ["lea", "leo"]
        var outage = test(
            "in an outage a lead sees what is sensitive too", lea, "ticket-handling", reason: "outage 3",
            row: ["tenant": "acme", "subject": "c7", "sensitivity": 2], [("customer.phone", .form(.clear))])
        outage.breakGlass = "outage"
        return [
            test(
                "an agent sees her ticket's customer masked, and the number to call back only for that purpose", ada,
                "ticket-handling", context: try ticket("T-1", "ada", "c7", "open"), row: row,
                [
                    ("customer.name", .form(.masked)), ("customer.email", .form(.masked)),
                    ("customer.phone", .form(.masked)), ("payment.card", .denied),
                ]),
            test(
                "she sees nothing of another's ticket", ada, "ticket-handling",
                context: try ticket("T-2", "grace", "c8", "open"), row: ["tenant": "acme", "subject": "c8"],
                [("customer.email", .denied), ("ticket.number", .denied)]),
            test(
                "she calls back in clear during working hours", ada, "callback", reason: "call 17", context: pending,
                row: row,
                [("customer.phone", .form(.clear)), ("ticket.number", .form(.clear)), ("customer.email", .denied)]),
            test(
                "and not at night", ada, "callback", reason: "call 18", at: morning + 12 * 3_600_000, context: pending,
                row: row, [("customer.phone", .denied)]),
            card,
            test(
                "nobody looks into another tenant", eve, "fraud-review", reason: "case 4711",
                row: ["tenant": "globex", "subject": "c7"], [("customer.email", .forbidden)]),
            outage,
        ]
    }
}
