import CedarPolicy
import Foundation
import Testing

@testable import RevealPolicy

/// Random documents and questions, decided in three ways.
@Suite struct AgreementTests {
    /// Pairs of a document and a question; more by `REVEAL_PAIRS`.
    private static let pairs = ProcessInfo.processInfo.environment["REVEAL_PAIRS"].flatMap { Int($0) } ?? 4000

    static func text(_ decision: RevealDecision) -> String {
        guard let denial = decision.denial else { return decision.description }
        let kinds = denial.obligations.map(\.rawValue).sorted()
        return kinds.isEmpty ? "\(denial.code)" : "\(denial.code) \(kinds)"
    }

    @Test func compiledPlannedAndNaiveDecisionsAreTheSame() throws {
        let seed: UInt64 = 20_261_122
        var random = SplitMix(seed: seed)
        var (count, wrong, outcomes, constants): (Int, [String], [String: Int], Int) = (0, [], [:], 0)
        while count < Self.pairs {
            let document = try RandomDocument.make(&random)
            // Whoever asks for a fact in one place, and reads it in another, is refused.
            guard let engine = try RandomDocument.engine(document) else { continue }
            let naive = NaiveReveal(document)
            for _ in 0..<40 {
                let request = RandomRequest.request(&random)
                let known = random.chance(30) ? RevealRow(tenant: "acme") : .none
                let plan = engine.plan(for: request, known: known)
                #expect(plan.holds(at: request.milliseconds))
                for _ in 0..<5 {
                    let row = RandomRequest.row(&random, tenant: random.chance(95) ? known.tenant : nil)
                    let field =
                        random.chance(98) ? random.pick(RandomDocument.fields) : FieldName(table: "t", column: "no")
                    let expected = try naive.decide(field, in: row, for: request)
                    let compiled = Self.text(engine.decide(field, in: row, for: request))
                    let planned = Self.text(plan.decide(field, in: row))
                    count += 1
                    if plan[field]?.constant != nil { constants += 1 }
                    outcomes[String(expected.prefix { $0 != " " }), default: 0] += 1
                    if compiled != expected || planned != expected {
                        wrong.append("\(expected): compiled \(compiled), planned \(planned)")
                    }
                }
            }
        }
        print("agreement: \(count) pairs, \(constants) constant in the plan, \(outcomes.sorted { $0.key < $1.key })")
        #expect(wrong.isEmpty, "seed \(seed): \(wrong.count): \(wrong.prefix(5).joined(separator: "\n"))")
        // Every kind of answer comes up.
        #expect(outcomes.count == 10, "\(outcomes)")
    }
}
