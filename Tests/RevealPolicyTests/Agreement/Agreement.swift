import CedarPolicy
import TestSupport

@testable import RevealPolicy

/// Random documents and questions, decided in three ways: compiled, planned, and by the words of the documentation.
struct Agreement {
    private(set) var count = 0
    /// Decisions that the plan already had.
    private(set) var constants = 0
    /// How often each kind of answer came up.
    private(set) var outcomes: [String: Int] = [:]
    /// Where two ways differ.
    private(set) var differences: [String] = []

    /// So many pairs of a document and a question at least.
    init(pairs: Int, seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        while count < pairs {
            let document = try RandomDocument.make(&random)
            // Whoever asks for a fact in one place, and reads it in another, is refused.
            guard let engine = try RandomDocument.engine(document) else { continue }
            let naive = NaiveReveal(document)
            for _ in 0..<40 {
                let request = RandomRequest.request(&random)
                let known = random.chance(30) ? RevealRow(tenant: "acme") : .none
                let plan = engine.plan(for: request, known: known)
                if !plan.holds(at: request.milliseconds) { differences.append("a plan that never holds") }
                for _ in 0..<5 {
                    let row = RandomRequest.row(&random, tenant: random.chance(95) ? known.tenant : nil)
                    let field =
                        random.chance(98) ? random.pick(RandomDocument.fields) : FieldName(table: "t", column: "no")
                    let expected = try naive.decide(field, in: row, for: request)
                    if plan[field]?.constant != nil { constants += 1 }
                    compare(expected, engine.decide(field, in: row, for: request), plan.decide(field, in: row))
                }
            }
        }
    }

    private mutating func compare(_ expected: String, _ compiled: RevealDecision, _ planned: RevealDecision) {
        count += 1
        outcomes[String(expected.prefix { $0 != " " }), default: 0] += 1
        let (compiled, planned) = (Self.text(compiled), Self.text(planned))
        if compiled != expected || planned != expected {
            differences.append("\(expected): compiled \(compiled), planned \(planned)")
        }
    }

    private static func text(_ decision: RevealDecision) -> String {
        guard let denial = decision.denial else { return decision.description }
        let kinds = denial.obligations.map(\.rawValue).sorted()
        return kinds.isEmpty ? "\(denial.code)" : "\(denial.code) \(kinds)"
    }
}
