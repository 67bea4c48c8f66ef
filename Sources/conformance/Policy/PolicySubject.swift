import CedarPolicy

/// Policies and entities that requests are put to.
struct PolicySubject {
    let policies: PolicySet
    let entities: Entities
    let authorizer: Authorizer

    init(_ policies: PolicySet, _ entities: Entities) {
        self.policies = policies
        self.entities = entities
        authorizer = Authorizer(policies)
    }

    /// Checks every request against the answer that stands in it.
    func run(_ requests: [JSON], _ id: String, _ report: inout Report) {
        for (index, request) in requests.enumerated() {
            report.check("\(id) request \(index)") { try check(request) }
        }
    }

    private func check(_ document: JSON) throws -> String? {
        let request = Request(
            principal: try EntityUID(document: document.member("principal")),
            action: try EntityUID(document: document.member("action")),
            resource: try EntityUID(document: document.member("resource")),
            context: try CedarRecord(document: document.member("context")))
        let decision = try document.string("decision")
        let reasons = try document.strings("reason").sorted()
        let errors = try document.strings("errors").sorted()
        let answer = authorizer.isAuthorized(request, entities)
        let reference = ReferenceAnswer(policies, request, entities)
        guard answer.decision.rawValue == decision else { return "the decision is \(answer.decision)" }
        guard answer.reasons.sorted() == reasons else { return "the reasons are \(answer.reasons)" }
        guard answer.errors.map(\.policy).sorted() == errors else { return "the errors are \(answer.errors)" }
        guard reference.decision == answer.decision, reference.reasons == answer.reasons,
            reference.errors == answer.errors
        else { return "from the trees: \(reference)" }
        return nil
    }
}
