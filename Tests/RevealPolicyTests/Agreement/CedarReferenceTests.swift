import CedarPolicy
import CryptoCore
import Foundation
import TestSupport
import Testing

@testable import RevealPolicy

/// Random documents as Cedar, and random questions to them, answered by the reference engine: see `Tests/Vectors/reveal-policy`.
///
/// The questions are made anew from the seed; a digest says whether they are those that were answered.
@Suite struct CedarReferenceTests {
    private static let seed: UInt64 = 7_041_776
    private static let documents = 20
    private static let questions = 500

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Vectors/reveal-policy")

    /// One question, and what became of every rule and forbid for each form.
    private struct Asked {
        let question: CedarQuestion
        let outcomes: [Outcome]
    }

    /// For one form: policies by what became of them.
    private struct Outcome: Equatable, CustomStringConvertible {
        var permits: Set<String> = []
        var forbids: Set<String> = []
        var failedForbids: Set<String> = []

        var description: String {
            "permits \(permits.sorted()) forbids \(forbids.sorted()) failed \(failedForbids.sorted())"
        }

        init() {}

        /// What Cedar says. Permits are not named where something forbids.
        init(_ answer: Answer, _ export: Set<String>) {
            if answer.decision == "allow" { permits = Set(answer.reasons) } else { forbids = Set(answer.reasons) }
            failedForbids = Set(answer.errors).intersection(export)
        }

        /// As far as Cedar says it.
        var visible: Outcome {
            var result = self
            if !forbids.isEmpty { result.permits = [] }
            return result
        }
    }

    private struct Answer: Decodable {
        let decision: String
        let reasons: [String]
        let errors: [String]
    }

    private struct Line: Decodable {
        let sha256: String
        let validates: Bool
        let table: [Answer]
        let answers: [Int]
    }

    private static func ask(_ random: inout SplitMix64) throws -> (RevealEngine, [Asked]) {
        var engine: RevealEngine?
        while engine == nil { engine = try RandomDocument.engine(RandomDocument.make(&random)) }
        guard let engine else { throw RevealPolicyError(.invalidDocument, "no document") }
        var asked: [Asked] = []
        while asked.count < questions {
            let request = RandomRequest.request(&random, mayBeInvalid: false)
            let row = RandomRequest.row(&random, mayBeInvalid: false)
            let field = random.pick(RandomDocument.fields)
            guard var question = engine.question(field, in: row, for: request),
                let text = engine.cedarQuestion(.clear, of: field, in: row, for: request)
            else { continue }
            let outcomes = RevealForm.allCases.map { form in
                var reasons: [RevealReason] = []
                question.explain(form, &reasons)
                return outcome(reasons, form)
            }
            asked.append(Asked(question: text, outcomes: outcomes))
        }
        return (engine, asked)
    }

    private static func outcome(_ reasons: [RevealReason], _ form: RevealForm) -> Outcome {
        var outcome = Outcome()
        for reason in reasons {
            switch reason.cause {
            case .granted, .obligations: outcome.permits.insert("\(reason.rule).\(form.rawValue)")
            case .forbidden, .forbiddenForMissingFact: outcome.forbids.insert(reason.rule.text)
            case .forbiddenForError: outcome.failedForbids.insert(reason.rule.text)
            default: break
            }
        }
        return outcome
    }

    private static func text(_ asked: [Asked]) -> String {
        asked.map { one in
            let question = one.question
            func quoted(_ text: String) -> String { Expr(stringLiteral: text).cedarText }
            return #"{"principal": \#(quoted(question.principal)), "resource": \#(quoted(question.resource)), "#
                + #""context": \#(question.contextJSON), "#
                + #""entities": \#(question.entitiesJSON.replacing("\n", with: ""))}"# + "\n"
        }
        .joined()
    }

    private static func digest(_ text: String) throws -> String {
        let bytes = Array(text.utf8)
        let digest = try SHA256.digest(bytes.span)
        return digest.indices.map { String(digest[$0] >> 4, radix: 16) + String(digest[$0] & 15, radix: 16) }.joined()
    }

    /// What came of holding the answers against the documents.
    struct Comparison {
        var count = 0
        var wrong: [String] = []
    }

    /// Makes the documents and questions anew. Writes them into a folder, or compares them with the answers.
    static func compare(writingTo output: String? = nil) throws -> Comparison {
        var random = SplitMix64(seed: seed)
        let file = folder.appending(path: "answers.jsonl")
        let lines =
            output == nil
            ? try String(decoding: Data(contentsOf: file), as: UTF8.self).split(separator: "\n")
                .map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) } : []
        var result = Comparison()
        for number in 0..<documents {
            let (engine, asked) = try ask(&random)
            let (export, text) = (engine.exportCedar(), text(asked))
            let all = [export.policies, export.schema, export.schemaJSON, export.entitiesJSON, text]
            if let output {
                let names = ["policies.cedar", "schema.cedarschema", "schema.json", "entities.json", "questions.jsonl"]
                for (name, content) in zip(names, all) {
                    try Data(content.utf8).write(to: URL(filePath: "\(output)/\(number).\(name)"))
                }
                continue
            }
            let line = lines[number]
            guard line.validates, line.sha256 == (try digest(all.joined(separator: "\0"))) else {
                result.wrong.append("document \(number) is not the one that was asked about")
                continue
            }
            let forbids = Set(engine.document.forbids.map(\.id.text))
            for (place, one) in asked.enumerated() {
                for (form, outcome) in one.outcomes.enumerated() {
                    let expected = Outcome(line.table[line.answers[4 * place + form]], forbids)
                    result.count += 1
                    if outcome.visible != expected {
                        result.wrong.append("\(number).\(place): \(outcome) not \(expected)")
                    }
                }
            }
        }
        return result
    }

    @Test func exportedCedarAnswersLikeTheDocument() throws {
        if let output = ProcessInfo.processInfo.environment["REVEAL_QUESTIONS"] {
            _ = try Self.compare(writingTo: output)
            return
        }
        let result = try Self.compare()
        #expect(result.count == 4 * Self.documents * Self.questions)
        #expect(result.wrong.isEmpty, "\(result.wrong.count): \(result.wrong.prefix(5).joined(separator: "\n"))")
    }
}
