import CedarPolicy
import Masking
import TestSupport

@testable import RevealPolicy

/// Random documents, all of one vocabulary.
enum RandomDocument {
    static let roles: [DocumentName] = ["r0", "r1", "r2", "r3", "r4", "r5"]
    static let purposes: [DocumentName] = ["q0", "q1", "q2"]
    static let classes: [DocumentName] = ["c0", "c1", "c2", "c3", "c4", "c5"]
    static let fields = (0..<6).map { FieldName(table: "t\($0 / 3)", column: "f\($0)") }
    static let zones: [DocumentName] = ["Europe/Berlin", "America/New_York", "UTC", "Asia/Kolkata"]

    static let attributes = AttributeTypes(
        principal: [
            .init("clearance", .long), .init("onCall", .bool, isOptional: true),
            .init("team", .string, isOptional: true),
        ],
        context: [
            .init(
                "ticket",
                .record([
                    .init("id", .string), .init("assignee", .principal), .init("customer", .string),
                    .init("status", .string), .init("note", .string, isOptional: true),
                    .init("watchers", .set(.principal)),
                ]), isOptional: true),
            .init("ip", .ip, isOptional: true), .init("amount", .long), .init("tags", .set(.string)),
        ],
        row: [
            .init("sensitivity", .long, isOptional: true), .init("region", .string, isOptional: true),
            .init("owner", .principal, isOptional: true),
        ])

    /// Of every kind: with optional facts, asked for or not; with errors of evaluation; about the row, or not.
    private static let conditions = [
        "context.ticket.assignee == principal && context.ticket.customer == resource.subject",
        #"["open", "pending"].contains(context.ticket.status)"#, "principal.tenant == resource.tenant",
        "principal.tenant != resource.tenant", "resource.sensitivity > principal.clearance",
        #"resource.sensitivity <= principal.clearance || principal.onCall"#,
        #"context has ticket && context.ticket.status == "open""#,
        #"context has ticket && context.ticket has note && context.ticket.note like "urgent*""#,
        #"context.ticket.note like "*x*""#, #"context.ip.isInRange(ip("10.0.0.0/8"))"#,
        "context.amount * 4611686018427387904 > 0", "context.amount + resource.sensitivity > 5",
        #"principal in Role::"r2""#, #"resource in Class::"c3""#, #"resource has region && resource.region == "eu""#,
        "if context has ip then context.ip.isLoopback() else context.amount < 3", "context.breakGlass",
        "context has reason", #"context.approvals.contains(Principal::"p2")"#, #"context.purpose == "q1""#,
        #"context.now >= datetime("2026-06-01")"#, "resource.owner == principal",
        #"context.tags.containsAny(["vip", "press"]) || resource.region != "us""#,
        #"!(resource.region == "eu") && context.amount != 2"#, "resource.owner.clearance > 2",
        "resource.owner.tenant == principal.tenant",
        "context.ticket.watchers.contains(principal) || context.ticket.watchers.contains(resource.owner)",
        #"resource == Field::"t0.f1""#, #"principal.team == "red" && resource.sensitivity * 3074457345618258603 < 0"#,
        #"context.now.toTime() >= duration("7h")"#,
        "resource has tenant && principal has tenant && resource.tenant != principal.tenant",
        #"context.reason == "audit""#, "context has ticket.note && context.ticket.note == context.ticket.id",
        #"resource in [Class::"c1", Class::"c4"] && resource.sensitivity >= 0"#,
        #"if resource.sensitivity > 3 then principal in Role::"r1" else true"#,
        "context.amount - 9223372036854775807 < resource.sensitivity", "resource.owner in [principal]",
        #"{ a: context.amount, b: resource.region } == { a: 1, b: "eu" }"#,
    ]
    .map { text in Result { try Expr(cedar: text) } }

    private static func condition(_ random: inout SplitMix64) throws -> RevealCondition {
        func one() throws -> Expr { try random.pick(conditions).get() }
        let expression =
            switch random.below(10) {
            case 0: try one() && one()
            case 1: try one() || one()
            case 2: try !one()
            case 3: try (one() || one()) && one()
            default: try one()
            }
        return RevealCondition(expression)
    }

    private static func selection(_ names: [DocumentName], _ random: inout SplitMix64, any: Int) -> NameSelection {
        random.chance(any) ? .any : .only(random.some(names, most: 3))
    }

    private static func hours(_ random: inout SplitMix64) -> RevealHours? {
        guard random.chance(20) else { return nil }
        let (start, end) = (random.below(48) * 30, 1 + random.below(1440))
        return RevealHours(
            Set(random.some(Weekday.allCases, most: 7)), from: start, until: end == start ? end + 1 : end,
            zone: random.pick(zones))
    }

    private static func budgets(_ random: inout SplitMix64) -> [RevealBudget] {
        random.chance(40) ? [RevealBudget(.subjects, atMost: 5, per: .principal, withinSeconds: 60)] : []
    }

    private static func obligations(_ random: inout SplitMix64) -> [Obligation] {
        guard random.chance(25) else { return [] }
        let all: [Obligation] = [
            .reason, .approval(of: random.pick(roles), count: 1 + random.below(2)), .notify(random.pick(roles)),
            .expire(afterSeconds: 60),
        ]
        return random.some(all, most: 3)
    }

    /// Nil where a condition asks for a fact in one place, and reads it in another: that is refused.
    static func engine(_ document: RevealDocument) throws -> RevealEngine? {
        do throws(RevealPolicyError) {
            return try RevealEngine(document)
        } catch {
            guard error.faults.allSatisfy({ $0.message.hasPrefix("the attribute is optional") }) else { throw error }
            return nil
        }
    }

    static func make(_ random: inout SplitMix64) throws -> RevealDocument {
        var document = RevealDocument("random", version: 1)
        document.attributes = attributes
        document.purposes = purposes.map { PurposeDeclaration($0) }
        document.roles = roles.enumerated().map { place, name in
            let parents = place > 0 && random.chance(50) ? random.some(Array(roles[..<place]), most: 2) : []
            return RoleDeclaration(name, in: parents)
        }
        document.classes = classes.enumerated().map { place, name in
            let parents = place > 0 && random.chance(60) ? random.some(Array(classes[..<place]), most: 2) : []
            let ladder = random.chance(40) ? random.some(RevealForm.allCases, most: 4).shuffled(using: &random) : nil
            return ClassDeclaration(name, in: parents, ladder: ladder)
        }
        document.fields = fields.map { FieldDeclaration($0, random.pick(classes)) }
        for number in 0..<(1 + random.below(10)) {
            var rule = RevealRule(
                DocumentName("rule\(number)"), who: selection(roles, &random, any: 15),
                purposes: selection(purposes, &random, any: 40), classes: selection(classes, &random, any: 25),
                reveal: random.some(RevealForm.allCases, most: 3))
            if random.chance(70) { rule.when = try condition(&random) }
            if random.chance(25) { rule.unless = try condition(&random) }
            rule.during = hours(&random)
            rule.budgets = budgets(&random)
            rule.obligations = obligations(&random)
            document.rules.append(rule)
        }
        for number in 0..<random.below(4) {
            var forbid = ForbidRule(
                DocumentName("forbid\(number)"), who: selection(roles, &random, any: 60),
                purposes: selection(purposes, &random, any: 60), classes: selection(classes, &random, any: 50))
            if random.chance(60) { forbid.forms = random.some(RevealForm.allCases, most: 3) }
            if random.chance(90) { forbid.when = try condition(&random) }
            if random.chance(40) { forbid.unless = try condition(&random) }
            forbid.during = hours(&random)
            document.forbids.append(forbid)
        }
        if random.chance(50) {
            var rule = BreakGlassRule(
                "outage", who: selection(roles, &random, any: 30), classes: selection(classes, &random, any: 30),
                reveal: random.some(RevealForm.allCases, most: 2), atMostSeconds: 60)
            rule.budgets = budgets(&random)
            rule.obligations = obligations(&random)
            document.breakGlass = [rule]
        }
        return document
    }
}
