import Testing

@testable import CedarPolicy

/// Random policy sets and requests, answered by the reference engine.
@Suite struct AuthorizationReferenceTests {
    struct World {
        let entities: Entities
        let requests: [Request]

        init(_ line: JSON) throws {
            entities = try Entities(document: try #require(line["entities"]))
            requests = try #require(line["requests"]).elements.map { try $0.request }
        }
    }

    /// What the reference says of a request: positions in the set stand for policies.
    struct Answer: Equatable {
        let decision: Decision
        let reasons: [String]
        let errors: [String]
    }

    @Test func decisionsReasonsAndErrorsAreThoseOfTheReference() throws {
        let worlds = try CedarVectors.lines("worlds.jsonl").map(World.init)
        let texts = try CedarVectors.lines("policies.jsonl").map { try $0.elements[0].text }
        // Each policy is parsed once; sets are put together of them.
        let parsed = try texts.map { try #require(try Parser.policies($0).first) }
        var (wrong, count): ([String], Int) = ([], 0)
        for line in try CedarVectors.lines("sets.jsonl") {
            let row = try line.elements
            let place = try row[0].number
            let world = worlds[place]
            let indices = try row[1].elements.map { 200 * place + (try $0.number) }
            let policies = try Self.policySet(indices.map { parsed[$0] }, row.count > 3 ? row[3].elements : [])
            let authorizer = Authorizer(policies)
            for answer in try row[2].elements.map({ try $0.elements }) {
                let request = world.requests[try answer[0].number]
                let expected = Answer(
                    decision: try answer[1].number == 1 ? .allow : .deny,
                    reasons: try Self.names(answer[2], indices.count), errors: try Self.names(answer[3], indices.count))
                let response = authorizer.isAuthorized(request, world.entities)
                let reference = ReferenceAnswer(policies, request, world.entities)
                let compiled = Answer(
                    decision: response.decision, reasons: response.reasons.sorted(),
                    errors: response.errors.map(\.policy).sorted())
                let plain = Answer(
                    decision: reference.decision, reasons: reference.reasons.sorted(),
                    errors: reference.errors.map(\.policy).sorted())
                count += 1
                if compiled != expected || plain != expected || response.errors != reference.errors {
                    wrong.append("\(expected) not \(compiled), \(plain): \(indices.map { texts[$0] })")
                }
            }
        }
        #expect(count > 30_000)
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5).joined(separator: "\n"))")
    }

    @Test func damagedTextsAreAcceptedAsByTheReference() throws {
        let texts = try CedarVectors.lines("policies.jsonl").map { try $0.elements[0].text }
        let cases = try CedarVectors.mutations("mutations.jsonl", after: texts)
        #expect(cases.count == 20_000)
        let wrong = cases.filter { text, isAccepted in ((try? PolicySet(text)) != nil) != isAccepted }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(10))")
    }

    /// The ids of the reference for positions in a set of so many policies, links after them.
    static func names(_ positions: JSON, _ count: Int) throws -> [String] {
        try positions.elements.map { try $0.number }.map { $0 < count ? "policy\($0)" : "link\($0 - count)" }.sorted()
    }

    static func policySet(_ policies: [Policy], _ links: [JSON]) throws -> PolicySet {
        var set = PolicySet()
        for (position, policy) in policies.enumerated() {
            var policy = policy
            policy.id = "policy\(position)"
            try set.add(policy)
        }
        for (number, link) in links.enumerated() {
            let (template, values) = (try link.elements[0].number, try link.elements[1])
            try set.link(
                template: "policy\(template)", id: "link\(number)", principal: try values["?principal"]?.uid,
                resource: try values["?resource"]?.uid)
        }
        return set
    }
}
