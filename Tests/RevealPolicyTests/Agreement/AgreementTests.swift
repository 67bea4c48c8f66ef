import Foundation
import Testing

@testable import RevealPolicy

@Suite struct AgreementTests {
    /// Pairs of a document and a question; more by `REVEAL_PAIRS`.
    private static let pairs = ProcessInfo.processInfo.environment["REVEAL_PAIRS"].flatMap { Int($0) } ?? 4000

    @Test func compiledPlannedAndNaiveDecisionsAreTheSame() throws {
        let seed: UInt64 = 20_261_122
        let agreement = try Agreement(pairs: Self.pairs, seed: seed)
        let wrong = agreement.differences
        #expect(wrong.isEmpty, "seed \(seed): \(wrong.count): \(wrong.prefix(5).joined(separator: "\n"))")
        // Every kind of answer comes up, and plans know a good part of them before the row is there.
        #expect(agreement.outcomes.count == 10, "\(agreement.outcomes)")
        #expect(agreement.constants > agreement.count / 4)
    }
}
