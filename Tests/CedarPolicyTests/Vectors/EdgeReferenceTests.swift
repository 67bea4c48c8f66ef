import Testing

@testable import CedarPolicy

/// What the random policies do not have: stars in other spellings, and lists of actions of several types.
@Suite struct EdgeReferenceTests {
    @Test func patternsAndListsOfActionsAreUnderstoodAsByTheReference() throws {
        let lines = try CedarVectors.lines("edges.jsonl")
        let validator = Validator(schema: try Schema(lines[0].elements[0].text))
        let (user, action, resource) = (
            try EntityUID("U", "u"), try EntityUID("Action", "a"), try EntityUID("R", "r")
        )
        let request = Request(principal: user, action: action, resource: resource)
        var (wrong, count): ([String], [Int]) = ([], [0, 0, 0, 0])
        for line in lines.dropFirst() {
            let row = try line.elements
            let (isPattern, text, expected) = (try row[0].text == "p", try row[1].text, try row[2].number == 1)
            let policies = try PolicySet(text)
            let answer =
                isPattern
                ? Authorizer(policies).isAuthorized(request).decision == .allow : validator.validate(policies).isValid
            if answer != expected { wrong.append(text) }
            if try PolicySet(policies.cedarText).policies != policies.policies { wrong.append("printed: \(text)") }
            count[(isPattern ? 0 : 2) + (expected ? 1 : 0)] += 1
        }
        #expect(count.allSatisfy { $0 > 100 }, "\(count)")
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(10).joined(separator: "\n"))")
    }
}
