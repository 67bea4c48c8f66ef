import Testing

@testable import CedarPolicy

/// Entities and requests that the reference engine admits under a schema or not.
@Suite struct ConformanceReferenceTests {
    @Test func entitiesAndRequestsAreAdmittedAsByTheReference() throws {
        let schemas = try CedarVectors.lines("worlds.jsonl").map { world in
            try (world["schema"]?.text).map { try Schema($0) }
        }
        var (wrong, counts): ([String], [Bool: Int]) = ([], [:])
        for line in try CedarVectors.lines("conformance.jsonl") {
            let row = try line.elements
            let schema = try #require(schemas[try row[0].number])
            let isAdmitted: Bool
            var reason = ""
            do {
                if try row[1].text == "e" {
                    _ = try Entities(document: .array([row[2]]), schema: schema)
                } else {
                    let ends = try row[2].elements
                    let action = try ends[1].uid
                    let context = try CedarRecord(document: ends[3], contextOf: action, schema: schema)
                    let request = Request(
                        principal: try ends[0].uid, action: action, resource: try ends[2].uid, context: context)
                    try schema.check(request)
                }
                isAdmitted = true
            } catch let error as CedarPolicyError {
                isAdmitted = false
                reason = error.description
            }
            counts[isAdmitted, default: 0] += 1
            if try isAdmitted != (row[3].number == 1) { wrong.append("\(line): \(reason)") }
        }
        #expect(counts.values.allSatisfy { $0 > 500 })
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(6).joined(separator: "\n"))")
    }

    @Test func everyWorldConformsToItsSchema() throws {
        for world in try CedarVectors.lines("worlds.jsonl") {
            guard let text = try world["schema"]?.text else { continue }
            let schema = try Schema(text)
            let document = try #require(world["entities"])
            _ = try Entities(document: document, schema: schema)
            try schema.check(try Entities(document: document))
            for request in try #require(world["requests"]).elements { try schema.check(try request.request) }
        }
    }
}
