import Synchronization

@testable import DataProtection

/// A policy over the table of ``Desk``, and what hears of it.
struct RevealDesk {
    let keys: Keys
    let protector: Protector
    let engine: RevealEngine
    let sink: MemorySink
    let alarms: MemoryAlarms

    static let yaml = """
        policy: desk
        version: 7
        attributes:
          context: { ticket?: { assignee: principal, customer: string } }
          row: { vip?: bool }
        purposes: { handling: a, callback: b, counting: c, everything: d }
        roles: { agent: {}, lead: {}, job: {}, thief: {} }
        classes:
          personal: { ladder: [clear, masked, tokenized, encrypted], mask: full }
          name: { in: personal, mask: initials }
          email: { in: personal, mask: "email()" }
          phone: { in: personal, mask: keep-last(2) }
          card: { in: personal, mask: keep-last(4) }
          city: { in: personal, mask: keep-first(1) }
          text: { in: personal, mask: full }
          visitor: { ladder: [tokenized] }
        fields:
          customer.name: { class: name, subject: id }
          customer.email: { class: email, subject: id }
          customer.phone: { class: phone, subject: id }
          customer.ticket: { class: text, subject: id }
          customer.card: { class: card, subject: id }
          customer.note: { class: text, subject: id }
          customer.account: { class: text, subject: id }
          customer.visitor: { class: visitor, subject: id }
          customer.city: { class: city, subject: id }
        rules:
          - { id: masked, who: agent, purpose: handling, classes: [name, email, phone, card, city], reveal: masked,
              budget: { subjects: 40, per: principal, within: 1d } }
          - { id: own, who: agent, purpose: callback, classes: phone, reveal: clear, require: reason,
              when: context.ticket.assignee == principal && context.ticket.customer == resource.subject }
          - { id: vip, who: agent, purpose: callback, classes: [name, card], reveal: [masked], when: resource.vip }
          - { id: tokens, who: job, purpose: counting, classes: [phone, card, text, visitor], reveal: tokenized }
          - { id: ciphers, who: job, purpose: everything, classes: [name, email], reveal: encrypted }
          - { id: all, who: lead, purpose: everything, classes: personal, reveal: clear }
          - { id: fakes, who: lead, purpose: counting, classes: [name, email], reveal: masked, mask: persona(name) }
        forbids:
          - { id: wall, when: principal.tenant != resource.tenant }
        """

    /// - Parameter rules: further rules of the document.
    init(canaries: [String] = [], now: Int64 = 1_772_532_000_000, rules: [String] = []) throws {
        keys = try Keys()
        let root = try keys.root
        let digester = try SubjectDigester(root)
        let more = rules.map { "  - \($0)\n" }.joined()
        var document = try RevealDocument(yaml: Self.yaml.replacing("forbids:\n", with: more + "forbids:\n"))
        document.canaries = CanaryDeclaration(
            try canaries.map { DocumentName("\(try digester.digest(of: $0, tenant: "acme"))") })
        engine = try RevealEngine(document)
        (sink, alarms) = (MemorySink(), MemoryAlarms())
        let gate = try RevealGate(
            engine, store: LocalBudgetStore(), digester: digester, observer: alarms, clock: RevealClock { now })
        protector = try Protector(
            Catalog([Desk.customers()]), root, reveals: RevealControl(gate, audit: sink))
    }

    func session(
        _ role: String, _ purpose: String, reason: String? = "ticket 1", tenant: String = "acme", own: String? = nil
    ) throws -> RevealSession {
        let facts: CedarRecord =
            own.map { ["ticket": ["assignee": .principal("ada"), "customer": .string(CedarString($0))]] } ?? .empty
        return try protector.session(
            for: Principal("ada", tenant: tenant, roles: [role]), purpose: purpose, reason: reason, facts: facts)
    }

    /// Rows of one tenant, in clear and as stored.
    func rows(_ count: Int, tenant: String = "acme", seed: UInt64 = 1) throws -> (
        clear: TableColumns, stored: TableColumns
    ) {
        var clear = try Desk.rows(count, seed: seed)
        clear.set("tenant", Array(repeating: tenant, count: count))
        return (clear, try protector.protect(clear, table: "customer").columns)
    }
}

/// A mask's answer, without doubt about which of its forms is meant.
func masked(_ mask: Mask, _ value: String?) -> String? { mask(value) }

/// Keeps records, or refuses them.
final class MemorySink: AuditSink {
    private let state = Mutex<(records: [AuditRecord], isFull: Bool)>(([], false))

    var records: [AuditRecord] { state.withLock { $0.records } }

    func fill() { state.withLock { $0.isFull = true } }

    func append(_ records: [AuditRecord]) throws(AuditLogError) -> AuditReceipt {
        try state.withLock { (state) throws(AuditLogError) in
            if state.isFull { throw AuditLogError(code: .storageFull, message: "the disk is full") }
            let start = state.records.count
            state.records += records
            return AuditReceipt(sequences: start..<state.records.count)
        }
    }
}

/// Keeps events.
final class MemoryAlarms: RevealObserver {
    private let state = Mutex<[RevealEvent]>([])

    var events: [RevealEvent] { state.withLock { $0 } }

    func observe(_ event: RevealEvent) { state.withLock { $0.append(event) } }
}
