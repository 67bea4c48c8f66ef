import CedarPolicy

/// Policies and entities that requests are put to.
struct PolicySubject {
    let policies: PolicySet
    let entities: Entities
    let schema: Schema?
    let authorizer: Authorizer

    init(_ policies: PolicySet, _ entities: Entities, _ schema: Schema? = nil) {
        self.policies = policies
        self.entities = entities
        self.schema = schema
        authorizer = Authorizer(policies)
    }

    private struct Answer: Equatable, CustomStringConvertible {
        let decision: String
        let reasons: [String]
        let errors: [String]

        init(_ decision: String, _ reasons: [String], _ errors: [String]) {
            (self.decision, self.reasons, self.errors) = (decision, reasons.sorted(), errors.sorted())
        }

        var description: String { "\(decision) by \(reasons), failed \(errors)" }
    }

    /// Checks every request against the answer that stands in it.
    func run(_ requests: [JSON], _ id: String, _ report: inout Report) {
        for (index, request) in requests.enumerated() {
            report.check("\(id) request \(index)") { try check(request) }
        }
    }

    private func check(_ document: JSON) throws -> String? {
        let request = try request(document)
        let expected = try Answer(
            document.string("decision"), document.strings("reason"), document.strings("errors"))
        let compiled = answer(authorizer.isAuthorized(request, entities))
        guard compiled == expected else { return "the answer is \(compiled)" }
        let reference = ReferenceAnswer(policies, request, entities)
        let plain = Answer(reference.decision.rawValue, reference.reasons, reference.errors.map(\.policy))
        guard plain == expected else { return "the answer from the trees is \(plain)" }
        let known = PartialRequest(principal: request.principal, action: request.action)
        let rest = answer(Authorizer(try policies.residual(for: known, entities)).isAuthorized(request, entities))
        return rest == expected ? nil : "the answer from what is left is \(rest)"
    }

    private func answer(_ response: Response) -> Answer {
        Answer(response.decision.rawValue, response.reasons, response.errors.map(\.policy))
    }

    /// With a schema, the values of the context need no marks.
    func request(_ document: JSON) throws -> Request {
        let action = try EntityUID(document: document.member("action"))
        let context = try document.member("context")
        return Request(
            principal: try EntityUID(document: document.member("principal")), action: action,
            resource: try EntityUID(document: document.member("resource")),
            context: try schema.map { try CedarRecord(document: context, contextOf: action, schema: $0) }
                ?? CedarRecord(document: context))
    }
}
