import CedarPolicy
import Foundation

/// Strict errors, on the policies and requests of the policy suite: what Cedar allows although a `forbid` could not be evaluated is
/// denied, and nothing else is decided otherwise.
enum RevealSuite {
    static func run(_ folder: URL) throws -> [Report] {
        let cedar = folder.appending(path: "cedar", directoryHint: .isDirectory)
        let domain = folder.appending(path: "cedar-domain", directoryHint: .isDirectory)
        return try VectorFile.list(domain, suffix: ".json").filter {
            !$0.lastPathComponent.hasSuffix(".entities.json")
        }
        .map { file in
            Report.of("cedar-domain/\(file.lastPathComponent)") { try Self.domain(file) }
        }
            + VectorFile.list(cedar, suffix: ".jsonl").map { file in
                Report.of("cedar/\(file.lastPathComponent)") { try corpus(file) }
            }
    }

    private static func domain(_ file: URL) throws -> Report {
        var report = Report(file: "cedar-domain/\(file.lastPathComponent)")
        let content = try JSONReader.read(PolicySuite.text(file))
        let folder = file.deletingLastPathComponent()
        func part(_ name: String) throws -> String {
            try PolicySuite.text(folder.appending(path: content.string(name)))
        }
        let schema = try Schema(part("schema"))
        let entities = try Entities(document: JSONReader.read(part("entities")), schema: schema)
        let subject = PolicySubject(try PolicySet(part("policies"), idAnnotation: "id"), entities, schema)
        let requests = try PolicySuite.lines(folder.appending(path: content.string("requests")))
        let turned = run(requests, "", subject, &report)
        report.note = "\(turned) denied because a forbid failed"
        return report
    }

    private static func corpus(_ file: URL) throws -> Report {
        var report = Report(file: "cedar/\(file.lastPathComponent)")
        var turned = 0
        for line in try PolicySuite.lines(file) {
            let id = try line.string("id")
            do {
                let entities = try Entities(document: line.member("entities"))
                let subject = PolicySubject(try PolicySet(line.string("policy")), entities)
                turned += run(try line.array("requests"), id, subject, &report)
            } catch {
                report.check(id) { "\(error)" }
            }
        }
        report.note = "\(turned) denied because a forbid failed"
        return report
    }

    /// Checks every request; how many are denied that Cedar allows.
    private static func run(
        _ requests: [JSON], _ id: String, _ subject: PolicySubject, _ report: inout Report
    ) -> Int {
        let strict = StrictAuthorizer(subject.policies)
        var turned = 0
        for (index, document) in requests.enumerated() {
            report.check("\(id) request \(index)") {
                let cedar = try document.string("decision")
                let failed = try document.strings("errors").contains { subject.policies[$0]?.effect == .forbid }
                let expected = failed ? "deny" : cedar
                let decision = strict.decide(try subject.request(document), subject.entities).rawValue
                if decision != cedar { turned += 1 }
                return decision == expected ? nil : "the answer is \(decision)"
            }
        }
        return turned
    }
}
