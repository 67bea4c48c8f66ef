import CedarPolicy
import Foundation
import RevealPolicy
import Testing

/// What the analysis says never happens is held against random requests, by a reading of the document that is as plain as can be.
@Suite("What the analysis says never happens")
struct AnalysisSoundnessTests {
    static let seed: UInt64 = 20_260_303

    /// Documents in each of four parts: 80, or as the environment says.
    let rounds = ProcessInfo.processInfo.environment["ANALYSIS_ROUNDS"].flatMap { Int($0) } ?? 80

    @Test("Never happens, in random documents, by random requests", arguments: 0..<4)
    func neverHappens(part: Int) throws {
        var random = RandomReveals(seed: Self.seed + UInt64(part))
        var checked: [String: Int] = [:]
        for _ in 0..<rounds {
            let document = random.document()
            let findings = document.analyze()
            let claims = findings.compactMap { Claim($0, document) }
            guard !claims.isEmpty else { continue }
            for _ in 0..<60 {
                let question = random.question(about: document)
                let answer = PlainAnswer(document, question)
                for claim in claims {
                    let held = claim.holds(answer)
                    #expect(held, "seed \(Self.seed) part \(part): \(claim.finding)")
                    if !held { return }
                }
            }
            for claim in claims { checked["\(claim.finding.kind)", default: 0] += 1 }
        }
        for kind in ["neverFires", "shadowedRule", "erasedRule", "neverForbids"] {
            #expect(checked[kind, default: 0] > 0, "no \(kind) among \(checked)")
        }
    }
}

/// What a finding says of every request.
private struct Claim {
    let finding: RevealFinding
    /// The rule or forbid that it is about, by its place among all of them.
    let name: String

    init?(_ finding: RevealFinding, _ document: RevealDocument) {
        let kinds: [RevealFinding.Kind] = [
            .neverFires, .shadowedRule, .erasedRule, .neverForbids, .redundantForbid, .constantCondition,
            .ungrantedField,
            .ungrantedForm,
        ]
        guard kinds.contains(finding.kind) else { return nil }
        self.finding = finding
        let names = document.rules.map(\.id) + document.forbids.map(\.id) + document.breakGlass.map(\.id)
        let place = finding.span?.start.offset
        let named = names.first { $0.span?.start.offset == place }?.text
        name = named ?? names.map(\.text).first { finding.message.contains(" \($0):") } ?? ""
    }

    func holds(_ answer: PlainAnswer) -> Bool {
        switch finding.kind {
        case .neverFires: !answer.firing.contains(name)
        case .shadowedRule: !answer.granting.contains(name)
        case .erasedRule:
            !answer.grantingForms.contains { rule, form in
                rule == name && (finding.message.contains("forbids all") || finding.message.contains(form.rawValue))
            }
        case .neverForbids: !answer.forbidding.contains { $0.name == name }
        case .redundantForbid:
            answer.forbidding.filter { $0.name == name }.allSatisfy { one in
                answer.forbidding.contains { $0.name != name && $0.field == one.field && $0.form == one.form }
            }
        case .constantCondition: !answer.brokenConstants(name, finding.message.contains("'when'"))
        case .ungrantedField: !answer.seen.contains { finding.message.contains(" \($0.field) ") }
        case .ungrantedForm:
            // Said of a class: no field of it or below it is seen in the form.
            !answer.seen.contains { seen in
                finding.message.contains("grants \(seen.form.rawValue) ")
                    && seen.classes.contains { finding.message.contains("class \($0) ") }
            }
        default: true
        }
    }
}
