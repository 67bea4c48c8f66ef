import Testing

@testable import CedarPolicy

/// Policies that the reference engine's strict validation passes or not.
@Suite struct ValidatorReferenceTests {
    @Test func verdictsAreThoseOfTheReference() throws {
        let validators = try CedarVectors.lines("worlds.jsonl").map { world in
            try (world["schema"]?.text).map { Validator(schema: try Schema($0)) }
        }
        var (wrong, passed, failed): ([String], Int, Int) = ([], 0, 0)
        for (index, line) in try CedarVectors.lines("policies.jsonl").enumerated() {
            let row = try line.elements
            guard row.count == 2, let validator = validators[index / 200] else { continue }
            let (text, isValid) = (try row[0].text, try row[1].number == 1)
            let policy = try #require(try Parser.policies(text).first)
            let result = validator.validate(policy)
            if isValid { passed += 1 } else { failed += 1 }
            if result.isValid != isValid { wrong.append("world \(index / 200): \(text): \(result.errors)") }
        }
        #expect(passed > 5000 && failed > 1000)
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(10).joined(separator: "\n"))")
    }
}
