import CedarPolicy
import Testing

@testable import RevealPolicy

/// A request keeps what the first document made of it, and that is nobody else's.
@Suite("One request and several documents")
struct SharedRequestTests {
    private let request = RevealRequest(
        principal: Principal("ada", tenant: "acme", roles: ["agent"]), purpose: "callback", milliseconds: 0,
        context: ["urgent": true])
    private let field = FieldName("customer.email")!
    private let row = RevealRow(tenant: "acme", subject: "c7")

    /// - Parameter isReversed: whether the names are declared in the other order, and so have other places.
    private func engine(
        _ name: DocumentName, _ form: RevealForm, _ role: DocumentName, isReversed: Bool = false,
        context: [AttributeDeclaration] = [AttributeDeclaration("urgent", .bool)]
    ) throws -> RevealEngine {
        func ordered<Part>(_ parts: [Part]) -> [Part] { isReversed ? parts.reversed() : parts }
        var document = RevealDocument(name, version: 1)
        document.attributes = AttributeTypes(principal: [], context: context, row: [])
        document.purposes = ordered([PurposeDeclaration("callback"), PurposeDeclaration("counting")])
        document.roles = ordered([RoleDeclaration("agent"), RoleDeclaration("lead"), RoleDeclaration("job")])
        document.classes = [ClassDeclaration("email", ladder: RevealForm.allCases)]
        document.fields = [FieldDeclaration(field, "email", subject: "id")]
        document.rules = [
            RevealRule("rule", who: .only([role]), purposes: "callback", classes: "email", reveal: [form])
        ]
        return try RevealEngine(document)
    }

    @Test("get each document's own answer, in whichever order they are asked")
    func answers() throws {
        let engines = [
            try engine("clear", .clear, "agent"),
            // Roles and purposes of the same names stand in other places.
            try engine("masked", .masked, "agent", isReversed: true),
            try engine("tokens", .tokenized, "job"),
            // It does not know the fact that the others take.
            try engine("strict", .clear, "agent", context: []),
        ]
        func answer(_ place: Int, _ request: RevealRequest) -> String {
            let decision = engines[place].decide(field, in: row, for: request)
            let planned = engines[place].plan(for: request).decide(field, in: row)
            #expect(planned.form == decision.form && planned.denial?.code == decision.denial?.code)
            return decision.form?.rawValue ?? "\(decision.denial?.code ?? .unknownField)"
        }
        let expected = ["clear", "masked", "notPermitted", "invalidFacts"]
        for first in engines.indices {
            // Each time another document is the first to be asked, and keeps what it made of the request with it.
            let request = RevealRequest(
                principal: request.principal, purpose: request.purpose, milliseconds: 0, context: request.context)
            for place in [first] + engines.indices + engines.indices.reversed() {
                #expect(answer(place, request) == expected[place], "\(place) after \(first)")
            }
        }
    }

    @Test("get each document's own answer from many threads at once")
    func threads() async throws {
        let engines = [try engine("clear", .clear, "agent"), try engine("masked", .masked, "agent", isReversed: true)]
        let forms: [RevealForm] = [.clear, .masked]
        for _ in 0..<20 {
            let request = RevealRequest(
                principal: request.principal, purpose: request.purpose, milliseconds: 0, context: request.context)
            await withTaskGroup(of: Bool.self) { group in
                for task in 0..<8 {
                    group.addTask {
                        (0..<50).allSatisfy { turn in
                            let place = (task + turn) % 2
                            return engines[place].decide(field, in: row, for: request).form == forms[place]
                        }
                    }
                }
                for await isRight in group { #expect(isRight) }
            }
        }
    }
}
