import CryptoCore
import Masking
import ProtectionKeys
import RevealPolicy

/// Budgets, digests of subjects, and the gate over both.
enum BudgetFigures {
    static func groups() throws -> [FigureGroup] { [try charges(), try digests(), try gate(), try memory()] }

    private static func account(_ principal: String, _ limit: Int, windows: Int = 1) throws -> BudgetAccount {
        BudgetAccount(
            document: "support-desk", rule: "agent-masked-contact", unit: .subjects, owner: .principal(principal),
            windows: try [3600, 86_400].prefix(windows).map { try BudgetWindow(limit: limit, seconds: $0) })
    }

    private static func subjects(_ count: Int) throws -> [SubjectDigest] {
        try SubjectDigester(RootKeyset(Keyset(.root))).digests(of: (0..<count).map { "c\($0)" }, tenant: "acme")
    }

    /// One subject a call: 40 that come again and again; one window, two, ten accounts at once.
    private static func charges() throws -> FigureGroup {
        let store = LocalBudgetStore()
        let known = try subjects(40)
        func subject(_ account: BudgetAccount) -> Subject {
            .operation(unitsPerIteration: 40) {
                for _ in 0..<$0 { for each in known { precondition(store.charge(each, to: account).isCharged) } }
            }
        }
        let fresh = try subjects(4096)
        let clock = LocalBudgetStore()
        let wide = try account("wide", .max)
        return FigureGroup(
            name: "budget.charge",
            subjects: [
                ("budget.charge.one", subject(try account("ada", 40))),
                ("budget.charge.windows", subject(try account("bea", 40, windows: 2))),
                (
                    "budget.charge.list",
                    .operation(unitsPerIteration: 40) {
                        let account = try account("cleo", 40)
                        for _ in 0..<$0 {
                            for each in known { _ = store.charge([BudgetCharge(account, subjects: [each])]) }
                        }
                    }
                ),
                (
                    "budget.charge.batch",
                    .operation(unitsPerIteration: 4096) {
                        for _ in 0..<$0 { _ = clock.charge([BudgetCharge(wide, subjects: fresh)]) }
                    }
                ),
                (
                    "budget.refuse",
                    {
                        let full = try? account("dan", 1)
                        return .operation {
                            guard let full else { return }
                            for _ in 0..<$0 {
                                _ = store.charge(known[0], to: full)
                                _ = store.charge(known[1], to: full)
                            }
                        }
                    }()
                ),
            ],
            ratios: { ns in
                [
                    Figure(name: "budget.charge.one.time", value: ns[0], unit: "ns", target: 250),
                    Figure(name: "budget.charge.windows.time", value: ns[1], unit: "ns", target: 250),
                ]
            })
    }

    private static func digests() throws -> FigureGroup {
        let digester = try SubjectDigester(RootKeyset(Keyset(.root)))
        let hmac = try HMACWorker(.sha256, key: .random(count: 32))
        let ids = (0..<64).map { "c\(4711 + $0)" }
        return FigureGroup(
            name: "budget.digest",
            subjects: [
                (
                    "budget.floor.hmac",
                    .operation { for _ in 0..<$0 { _ = try hmac.tagVector(of: ids[0].utf8.span) } }
                ),
                (
                    "budget.digest.one",
                    .operation { for _ in 0..<$0 { _ = try digester.digest(of: ids[0], tenant: "acme") } }
                ),
                (
                    "budget.digest.batch",
                    .operation(unitsPerIteration: 64) {
                        for _ in 0..<$0 { _ = try digester.digests(of: ids, tenant: "acme") }
                    }
                ),
            ],
            ratios: { ns in [Figure(name: "budget.digest.one.time", value: ns[1], unit: "ns", target: 500)] })
    }

    /// A desk of one budgeted rule and three fields: one row, and batches of 1,000.
    private static func gate() throws -> FigureGroup {
        var document = RevealDocument("desk", version: 1)
        document.purposes = [PurposeDeclaration("ticket-handling")]
        document.roles = [RoleDeclaration("agent")]
        document.classes = [ClassDeclaration("contact", ladder: [.clear, .masked], mask: .plain(.full()))]
        let fields = ["name", "email", "phone"].map { FieldName(table: "customer", column: $0) }
        document.fields = fields.map { FieldDeclaration($0, "contact", subject: "id") }
        var rule = RevealRule("masked", who: "agent", purposes: .any, classes: "contact", reveal: [.masked])
        rule.budgets = [RevealBudget(.subjects, atMost: 1_000_000, per: .principal, withinSeconds: 3600)]
        document.rules = [rule]
        let digester = try SubjectDigester(RootKeyset(Keyset(.root)))
        let gate = try RevealGate(RevealEngine(document), store: LocalBudgetStore(), digester: digester)
        let call = RevealCall(
            Principal("ada", tenant: "acme", roles: ["agent"]), purpose: "ticket-handling")
        let rows = (0..<1000).map { RevealRow(tenant: "acme", subject: "c\($0)") }
        let ids = rows.compactMap(\.subject)
        return FigureGroup(
            name: "budget.gate",
            subjects: [
                (
                    "budget.gate.row",
                    .operation { for _ in 0..<$0 { _ = try authorize(gate, call, [fields[0]], [rows[0]]) } }
                ),
                (
                    "budget.gate.batch.row",
                    .operation(unitsPerIteration: 1000) {
                        for _ in 0..<$0 { _ = try authorize(gate, call, fields, rows) }
                    }
                ),
                (
                    "budget.gate.floor.digests",
                    .operation(unitsPerIteration: 1000) {
                        for _ in 0..<$0 { _ = try digester.digests(of: ids, tenant: "acme") }
                    }
                ),
            ],
            ratios: { ns in [Figure(name: "budget.gate.batch/digests", value: ns[1] / ns[2], unit: "ratio")] })
    }

    /// Not from asynchronous code, where the other one would be called.
    private static func authorize(
        _ gate: RevealGate<LocalBudgetStore>, _ call: RevealCall, _ fields: [FieldName], _ rows: [RevealRow]
    ) throws -> Authorization { try gate.authorize(call, fields: fields, rows: rows) }

    /// A million subjects in the window: of one account, and of 25,000.
    private static func memory() throws -> FigureGroup {
        func grown(_ fill: (LocalBudgetStore) throws -> Void) throws -> Double {
            let before = ResidentMemory.bytes
            let store = LocalBudgetStore(capacity: 10_000_000)
            try fill(store)
            return withExtendedLifetime(store) { Double(ResidentMemory.bytes - before) / 1_048_576 }
        }
        func digest(_ number: Int) -> SubjectDigest {
            let word = UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15
            let bytes = (0..<16).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * ($0 & 7))) }
            return SubjectDigest(bytes: bytes) ?? known
        }
        let known = try subjects(1)[0]
        return FigureGroup(
            name: "budget.memory", subjects: [],
            ratios: { _ in
                let many = try? grown { store in
                    for principal in 0..<25_000 {
                        let account = try account("principal \(principal)", 40)
                        for number in 0..<40 { _ = store.charge(digest(principal * 40 + number), to: account) }
                    }
                }
                let one = try? grown { store in
                    let account = try account("ada", 1_000_000)
                    for number in 0..<1_000_000 { _ = store.charge(digest(number), to: account) }
                }
                return [
                    Figure(name: "budget.memory.accounts", value: many ?? .nan, unit: "MB", target: 100),
                    Figure(name: "budget.memory.account", value: one ?? .nan, unit: "MB", target: 100),
                ]
            })
    }
}
