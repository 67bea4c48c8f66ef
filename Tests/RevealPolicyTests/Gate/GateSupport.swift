import CedarPolicy
import Masking
import RevealPolicy
import TestSupport

/// The fields of the desk.
enum DeskFields {
    static let name = FieldName(table: "customer", column: "name")
    static let email = FieldName(table: "customer", column: "email")
    static let phone = FieldName(table: "customer", column: "phone")
    static let card = FieldName(table: "payment", column: "card")
    static let note = FieldName(table: "audit", column: "note")
}

/// The desk, with rules that grant.
func gateDocument() throws -> RevealDocument {
    var document = deskDocument(version: 3)
    document.attributes.context = [AttributeDeclaration("subjectOfTicket", .string, isOptional: true)]

    var masked = RevealRule(
        "masked-contact", who: "agent", purposes: "ticket-handling", classes: "contact", reveal: [.masked])
    masked.budgets = [
        RevealBudget(.subjects, atMost: 4, per: .principal, withinSeconds: 86_400),
        RevealBudget(.calls, atMost: 6, per: .principal, withinSeconds: 3600),
    ]
    var clear = RevealRule(
        "clear-phone", who: "agent", purposes: "ticket-handling", classes: "phone", reveal: [.clear])
    clear.budgets = [RevealBudget(.subjects, atMost: 2, per: .principal, withinSeconds: 3600)]
    var tokens = RevealRule("tokens", who: .any, purposes: .any, classes: "personal", reveal: [.tokenized])
    tokens.obligations = [.expire(afterSeconds: 900)]
    var team = RevealRule("team-card", who: "agent", purposes: "callback", classes: "card", reveal: [.masked])
    team.budgets = [RevealBudget(.subjects, atMost: 3, per: .role, withinSeconds: 3600)]
    var approved = RevealRule(
        "approved-email", who: "agent", purposes: "callback", classes: "email", reveal: [.clear])
    approved.obligations = [.reason, .approval(of: "lead", count: 2), .notify("security")]
    document.rules = [masked, clear, tokens, team, approved]
    return document
}

/// Rows of customers.
func customers(_ ids: some Sequence<Int>) -> [RevealRow] { ids.map { RevealRow(tenant: "acme", subject: "c\($0)") } }

/// A gate over a local store, and everything around it.
struct GateDesk {
    let time = TestClock(1_000_000)
    let observer = RecordingObserver()
    let store: LocalBudgetStore
    let digester: SubjectDigester
    let approvals: ApprovalBook
    let grants: GrantBook
    let gate: RevealGate<LocalBudgetStore>
    let document: RevealDocument

    let ada = Principal("ada", tenant: "acme", roles: ["agent"])
    let lia = Principal("lia", tenant: "acme", roles: ["lead"])

    init(
        _ change: (inout RevealDocument, SubjectDigester) throws -> Void = { _, _ in }, detects: Bool = false
    ) throws {
        var document = try gateDocument()
        digester = try SubjectDigester(fixedRoot(1))
        try change(&document, digester)
        self.document = document
        store = LocalBudgetStore(clock: time.clock)
        approvals = ApprovalBook(clock: time.clock)
        grants = GrantBook(approvals: approvals, observer: observer, clock: time.clock)
        gate = try RevealGate(
            RevealEngine(document), store: store, digester: digester, grants: grants, approvals: approvals,
            observer: observer, detector: detects ? AnomalyDetector(observer: observer) : nil, clock: time.clock)
    }

    func call(
        _ purpose: String = "ticket-handling", by principal: Principal? = nil, reason: String? = nil,
        grant: String? = nil, approval: ApprovalRequest? = nil
    ) -> RevealCall {
        RevealCall(
            principal ?? ada, purpose: purpose, reason: reason, fulfilling: [.reason, .expire], grant: grant,
            approval: approval)
    }

    /// The forms of fields in rows, by field: `c`lear, `m`asked, `t`okenized, `-`.
    func forms(_ call: RevealCall, _ fields: [FieldName], _ rows: [RevealRow]) throws -> [String] {
        let authorization = try gate.authorize(call, fields: fields, rows: rows)
        return authorization.columns.map { column in
            rows.indices.map { String(column.outcome(inRow: $0).form?.rawValue.first ?? "-") }.joined()
        }
    }
}
