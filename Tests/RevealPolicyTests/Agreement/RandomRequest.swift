import CedarPolicy
import TestSupport

@testable import RevealPolicy

/// Random questions to random documents. Some of them have facts that no document declares.
enum RandomRequest {
    private static let people = (0..<5).map { "p\($0)" }
    /// Winter and summer, and the hours around both changes of the clocks.
    private static let times: [Int64] = [1_767_225_600_000, 1_782_864_000_000, 1_774_745_000_000, 1_792_889_000_000]

    static func request(_ random: inout SplitMix64, mayBeInvalid: Bool = true) -> RevealRequest {
        var attributes: [(CedarString, CedarValue)] = [("clearance", .long(Int64(random.below(5))))]
        if random.chance(50) { attributes.append(("onCall", .bool(random.chance(50)))) }
        if random.chance(50) { attributes.append(("team", .string(random.pick(["red", "blue"])))) }
        var context: [(CedarString, CedarValue)] = [
            ("amount", .long(Int64(random.below(5)))),
            ("tags", .set(CedarSet(random.some(["vip", "press", "none"] as [CedarValue], most: 2)))),
        ]
        if random.chance(70) { context.append(("ticket", .record(ticket(&random)))) }
        if random.chance(50), let ip = CedarIPAddress(random.pick(["10.1.2.3", "127.0.0.1", "2001:db8::1"])) {
            context.append(("ip", .ip(ip)))
        }
        var purpose = random.pick(RandomDocument.purposes).text
        if mayBeInvalid, random.chance(8) {
            switch random.below(6) {
            case 0: attributes[0].1 = "high"
            case 1: context[0].1 = .bool(true)
            case 2: attributes.append((random.pick(["tenant", "colour"]), "x"))
            case 3: context.append((random.pick(["purpose", "now", "clock", "grant", "reason", "other"]), "x"))
            case 4: purpose = "curiosity"
            default: attributes.removeFirst()
            }
        }
        let roles = random.some(RandomDocument.roles.map(\.text) + ["stranger"], most: 3)
        let approvals = (0..<random.below(3)).map { _ in
            Approver(random.pick(people), roles: random.some(RandomDocument.roles.map(\.text), most: 2))
        }
        return RevealRequest(
            principal: Principal(
                random.pick(people), tenant: random.chance(80) ? random.pick(["acme", "globex"]) : nil,
                roles: roles, attributes: CedarRecord(attributes)),
            purpose: purpose, milliseconds: random.pick(times) + Int64(random.below(14 * 86_400_000)),
            context: CedarRecord(context), reason: random.pick([nil, nil, "", "audit", "call"]), approvals: approvals,
            grant: random.chance(20) ? random.pick(["outage", "outage", "outage", "other"]) : nil,
            fulfilling: Set(Obligation.Kind.allCases.filter { _ in random.chance(70) }))
    }

    private static func ticket(_ random: inout SplitMix64) -> CedarRecord {
        var ticket: [(CedarString, CedarValue)] = [
            ("id", .string(random.pick(["T-1", "x1"]))), ("assignee", .principal(random.pick(people))),
            ("customer", .string(random.pick(["s0", "s1"]))), ("status", .string(random.pick(["open", "closed"]))),
            ("watchers", .set(CedarSet(random.some(people, most: 3).map { .principal($0) }))),
        ]
        if random.chance(50) { ticket.append(("note", .string(random.pick(["urgent x", "x1", "later"])))) }
        return CedarRecord(ticket)
    }

    static func row(_ random: inout SplitMix64, tenant: String? = nil, mayBeInvalid: Bool = true) -> RevealRow {
        var facts: [(CedarString, CedarValue)] = []
        if random.chance(60) { facts.append(("sensitivity", .long(Int64(random.below(6))))) }
        if random.chance(60) { facts.append(("region", .string(random.pick(["eu", "us"])))) }
        if random.chance(60) { facts.append(("owner", .principal(random.pick(people)))) }
        if mayBeInvalid, random.chance(4) {
            facts.append((random.pick(["tenant", "subject", "colour"]), "x"))
        }
        if mayBeInvalid, random.chance(2) { facts.append(("region", 1)) }
        return RevealRow(
            tenant: tenant ?? (random.chance(80) ? random.pick(["acme", "globex"]) : nil),
            subject: random.chance(80) ? random.pick(["s0", "s1"]) : nil, facts: CedarRecord(facts))
    }
}
