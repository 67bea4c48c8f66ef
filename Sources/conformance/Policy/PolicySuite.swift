import CedarPolicy
import Foundation

/// Cedar: the corpus and the hand-written cases of the reference, and requests of a service.
///
/// Every request is answered by the compiled policies, by their trees, and by what is left of them when the principal and
/// the action are known: decision, determining policies, failed policies. Policies with a schema are validated.
enum PolicySuite {
    static func run(_ folder: URL) throws -> [Report] {
        let cedar = folder.appending(path: "cedar", directoryHint: .isDirectory)
        let handwritten = cedar.appending(path: "handwritten", directoryHint: .isDirectory)
        let domain = folder.appending(path: "cedar-domain", directoryHint: .isDirectory)
        var reports = try VectorFile.list(cedar, suffix: ".jsonl").map { file in
            Report.of("cedar/\(file.lastPathComponent)") { try corpus(file) }
        }
        for tests in try VectorFile.list(handwritten.appending(path: "tests"), suffix: "") {
            reports += try VectorFile.list(tests, suffix: ".json").map { file in
                let name = "handwritten/\(tests.lastPathComponent)/\(file.lastPathComponent)"
                return Report.of(name) { try Self.handwritten(file, name, in: handwritten) }
            }
        }
        reports += try VectorFile.list(domain, suffix: ".json").filter {
            !$0.lastPathComponent.hasSuffix(".entities.json")
        }
        .map { file in
            Report.of("cedar-domain/\(file.lastPathComponent)") { try Self.domain(file) }
        }
        return reports
    }

    static func text(_ file: URL) throws -> String {
        String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }

    static func lines(_ file: URL) throws -> [JSON] {
        try text(file).split(separator: "\n").map { try JSONReader.read(String($0)) }
    }

    /// One case a line, with everything in it.
    private static func corpus(_ file: URL) throws -> Report {
        var report = Report(file: "cedar/\(file.lastPathComponent)")
        for line in try lines(file) {
            let id = try line.string("id")
            do {
                let policies = try PolicySet(line.string("policy"))
                let subject = PolicySubject(policies, try Entities(document: line.member("entities")))
                subject.run(try line.array("requests"), id, &report)
                try PolicyVerdict(line.string("schema")).run(line, policies, try line.member("entities"), id, &report)
            } catch {
                report.check(id) { "\(error)" }
            }
        }
        return report
    }

    /// One case a file, which names others: those of the reference from the top of their folder.
    private static func handwritten(_ file: URL, _ name: String, in folder: URL) throws -> Report {
        var report = Report(file: name)
        let content = try JSONReader.read(text(file))
        try check(content, try PolicySet(text(folder.appending(path: content.string("policies")))), in: folder, &report)
        {
            try content.array("requests")
        }
        return report
    }

    /// Policies that are called by their annotations, with their requests beside them.
    private static func domain(_ file: URL) throws -> Report {
        var report = Report(file: "cedar-domain/\(file.lastPathComponent)")
        let content = try JSONReader.read(text(file))
        let folder = file.deletingLastPathComponent()
        let policies = try PolicySet(text(folder.appending(path: content.string("policies"))), idAnnotation: "id")
        try check(content, policies, in: folder, &report) {
            try lines(folder.appending(path: content.string("requests")))
        }
        return report
    }

    private static func check(
        _ content: JSON, _ policies: PolicySet, in folder: URL, _ report: inout Report, requests: () throws -> [JSON]
    ) throws {
        let schema = try Schema(text(folder.appending(path: content.string("schema"))))
        let document = try JSONReader.read(text(folder.appending(path: content.string("entities"))))
        let subject = PolicySubject(policies, try Entities(document: document, schema: schema), schema)
        try subject.run(requests(), "", &report)
        let expected = try content.bool("shouldValidate")
        report.check("validation") {
            let result = Validator(schema: schema).validate(policies)
            return result.isValid == expected ? nil : "found \(result.errors)"
        }
    }
}
