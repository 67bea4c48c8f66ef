import CedarPolicy
import Masking
import Testing

@testable import RevealPolicy

@Suite struct DecisionTests {
    let engine: RevealEngine

    init() throws { engine = try RevealEngine(try Desk.document()) }

    private let row = RevealRow(tenant: "acme", subject: "c7", facts: ["sensitivity": 1])

    private func request(
        _ principal: Principal = Desk.ada, _ purpose: String = "ticket-handling",
        context: CedarRecord = Desk.ticket("c7"), at time: Int64 = Desk.tuesday, reason: String? = nil,
        approvals: [Approver] = [], grant: String? = nil, fulfilling: Set<Obligation.Kind> = []
    ) -> RevealRequest {
        RevealRequest(
            principal: principal, purpose: purpose, milliseconds: time, context: context, reason: reason,
            approvals: approvals, grant: grant, fulfilling: fulfilling)
    }

    private func decide(_ field: String, _ row: RevealRow, _ request: RevealRequest) -> RevealDecision {
        engine.decide(Desk.field(field), in: row, for: request)
    }

    private func decide(_ field: String, _ request: RevealRequest) -> RevealDecision { decide(field, row, request) }

    @Test func theTicketsCustomerIsSeenMasked() throws {
        let decision = decide("customer.email", request())
        #expect(decision.form == .masked)
        let candidate = try #require(decision.candidates.first)
        #expect(candidate.rule == "agent-masked-contact")
        #expect(candidate.transform == .masked(try FieldMask("email()")))
        #expect(candidate.budgets.map(\.limit) == [40])
        #expect(candidate.role(of: Desk.ada) == "agent")
        #expect((decision.document, decision.version) == ("support-desk", 3))
    }

    @Test func anotherCustomerIsNotPermitted() {
        let other = RevealRow(tenant: "acme", subject: "c8", facts: ["sensitivity": 1])
        #expect(decide("customer.email", other, request()).denial?.code == .notPermitted)
        #expect(decide("customer.email", request(context: .empty)).denial?.code == .notPermitted)
        #expect(decide("payment.card", request()).denial?.code == .notPermitted)
    }

    @Test func anotherTenantIsForbiddenAndSoIsNone() {
        for tenant in ["globex", nil] {
            let row = RevealRow(tenant: tenant, subject: "c7", facts: ["sensitivity": 1])
            #expect(decide("customer.email", row, request()).denial?.code == .forbidden)
        }
        let nobody = Principal("ada", roles: ["agent"], attributes: ["clearance": 1])
        #expect(decide("customer.email", request(nobody)).denial?.code == .forbidden)
    }

    @Test func theLadderIsSteppedDownWhereObligationsAreNotMet() throws {
        let approvals = [Approver("bob", roles: ["lead"]), Approver("eve", roles: ["lead"])]
        let all = Set(Obligation.Kind.allCases)
        let full = decide(
            "customer.phone", request(Desk.ada, "callback", reason: "call", approvals: approvals, fulfilling: all))
        #expect(
            full.candidates.map(\.description) == [
                "clear by agent-phone-callback", "masked by agent-phone-masked",
            ])
        #expect(full.candidates[1].transform == .masked(try FieldMask("keep-last(4)")))
        // Each obligation by itself.
        for lacking in Obligation.Kind.allCases {
            let request = request(
                Desk.ada, "callback", reason: "call", approvals: approvals, fulfilling: all.subtracting([lacking]))
            #expect(decide("customer.phone", request).form == .masked)
        }
        for reason in [nil, "", " \t\n"] {
            let request = request(Desk.ada, "callback", reason: reason, approvals: approvals, fulfilling: all)
            #expect(decide("customer.phone", request).form == .masked)
        }
        for approvals in [
            [approvals[0]], [approvals[0], approvals[0]], [approvals[0], Approver("ada", roles: ["lead"])],
            [approvals[0], Approver("eve", roles: ["agent"])],
        ] {
            let request = request(Desk.ada, "callback", reason: "call", approvals: approvals, fulfilling: all)
            #expect(decide("customer.phone", request).form == .masked)
        }
    }

    @Test func whatIsRequiredIsSaidWhereNothingElseGrants() throws {
        var document = try Desk.document()
        document.rules.remove(at: 2)
        let decision = try RevealEngine(document).decide(
            Desk.field("customer.phone"), in: row, for: request(Desk.ada, "callback", fulfilling: [.expire]))
        #expect(decision.denial?.code == .obligationNotMet)
        #expect(decision.denial?.obligations == [.reason, .approval, .notify])
    }

    @Test func hoursAreThoseOfTheZone() {
        let all = Set(Obligation.Kind.allCases)
        let approvals = [Approver("bob", roles: ["lead"]), Approver("eve", roles: ["lead"])]
        func form(_ time: Int64) -> RevealForm? {
            decide(
                "customer.phone",
                request(Desk.ada, "callback", at: time, reason: "c", approvals: approvals, fulfilling: all)
            )
            .form
        }
        // 7 o'clock on Tuesday in Berlin, which is 6 o'clock in Greenwich.
        let seven = Desk.tuesday - 4 * 3_600_000
        #expect(form(seven) == .clear)
        #expect(form(seven - 1) == .masked)
        #expect(form(seven + 12 * 3_600_000) == .masked)
        #expect(form(seven + 12 * 3_600_000 - 1) == .clear)
        #expect(form(seven + 4 * 86_400_000) == .masked)
        // In summer an hour earlier.
        #expect(form(seven + 91 * 86_400_000 - 3_600_000) == .clear)
        #expect(form(seven + 91 * 86_400_000 - 3_600_001) == .masked)
    }

    @Test func hoursMayCrossMidnight() {
        let lead = Principal("bob", tenant: "acme", roles: ["lead"], attributes: ["clearance": 1])
        func isGranted(_ hours: Double) -> Bool {
            decide("audit.note", request(lead, at: Desk.tuesday + Int64(hours * 3_600_000))).isGranted
        }
        // Saturday 22 o'clock in Greenwich is four days and twelve hours on.
        #expect(isGranted(108) && !isGranted(107.99) && isGranted(115.99) && !isGranted(116))
        #expect(!isGranted(84) && !isGranted(132))
    }

    @Test func anOptionalFactThatIsMissingTurnsToTheSafeSide() {
        let fraud = Principal("frank", tenant: "acme", roles: ["fraud"], attributes: ["clearance": 2])
        // In `unless` of a rule: the rule does not apply.
        #expect(!decide("payment.card", request(fraud, "fraud-review", context: .empty)).isGranted)
        #expect(decide("payment.card", request(fraud, "fraud-review", context: Desk.ticket("c8"))).form == .clear)
        #expect(!decide("payment.card", request(fraud, "fraud-review", context: Desk.ticket("c7"))).isGranted)
        // In `when` of a forbid: it forbids.
        let row = RevealRow(tenant: "acme", subject: "c7")
        #expect(decide("payment.card", row, request(fraud, "fraud-review", context: Desk.ticket("c8"))).form == .masked)
    }

    @Test func aGrantOfOneRuleServesNoOther() {
        let lead = Principal("bob", tenant: "acme", roles: ["lead"], attributes: ["clearance": 0])
        #expect(!decide("customer.name", request(lead)).isGranted)
        let decision = decide("customer.name", request(lead, grant: "outage"))
        #expect(decision.form == .clear)
        #expect(decision.candidates[0].isBreakGlass)
        #expect(decide("customer.name", request(lead, grant: "other")).denial?.code == .invalidFacts)
        #expect(!decide("customer.name", request(grant: "outage")).candidates.contains { $0.form == .clear })
    }

    @Test func whatTheDocumentDoesNotKnowIsDeniedWithTheReason() {
        #expect(decide("customer.nmae", request()).denial?.code == .unknownField)
        #expect(decide("customer.email", request(Desk.ada, "curiosity")).denial?.code == .unknownPurpose)
        let cases: [(Principal, CedarRecord, RevealRow, String)] = [
            (Principal("a", roles: ["agent"]), .empty, row, "principal.clearance"),
            (Principal("a", roles: ["agent"], attributes: ["clearance": "1"]), .empty, row, "principal.clearance"),
            (Principal("a", roles: ["agent"], attributes: ["clearance": 1, "rank": 2]), .empty, row, "principal"),
            (Principal("a", roles: ["agent"], attributes: ["clearance": 1, "tenant": "x"]), .empty, row, "principal"),
            (Desk.ada, ["ticket": 1], row, "context.ticket"), (Desk.ada, ["purpose": "callback"], row, "context"),
            (Desk.ada, ["clock": 1], row, "context"), (Desk.ada, ["grant": "outage"], row, "context"),
            (Desk.ada, ["reason": "x"], row, "context"), (Desk.ada, ["other": 1], row, "context"),
            (Desk.ada, .empty, RevealRow(facts: ["sensitivity": true]), "row.sensitivity"),
            (Desk.ada, .empty, RevealRow(facts: ["tenant": "acme"]), "row"),
            (Desk.ada, .empty, RevealRow(tenant: "acme", facts: ["colour": "red"]), "row"),
        ]
        for (principal, context, row, place) in cases {
            let denial = decide("customer.email", row, request(principal, context: context)).denial
            #expect(denial?.code == .invalidFacts)
            #expect(denial?.detail?.hasPrefix(place + ":") == true, "\(denial?.detail ?? "")")
        }
    }

    @Test func rolesThatTheDocumentDoesNotKnowGiveNothing() {
        let stranger = Principal("x", tenant: "acme", roles: ["root", "agent "], attributes: ["clearance": 9])
        #expect(decide("customer.email", request(stranger)).denial?.code == .notPermitted)
    }
}
