import CedarPolicy
import DeskPolicies

/// Decisions on 11, 50 and 1,000 policies of support desks, and parsing.
enum PolicyFigures {
    static func groups() throws -> [FigureGroup] { [try decisions(), parsing()] }

    private static func requests() throws -> [Request] {
        try DeskPolicies.requests.map { line in
            let document = try JSONReader.read(line)
            func uid(_ name: CedarString) throws -> EntityUID { try EntityUID(document: document[name] ?? .null) }
            return Request(
                principal: try uid("principal"), action: try uid("action"), resource: try uid("resource"),
                context: try CedarRecord(document: document["context"] ?? .null))
        }
    }

    /// All requests in turn. A request stands ready; everything from then on to the answer is counted.
    private static func decisions() throws -> FigureGroup {
        let (entities, requests) = (try Entities(json: DeskPolicies.entities), try requests())
        func subject(_ count: Int) throws -> Subject {
            let authorizer = Authorizer(try PolicySet(DeskPolicies.policies(count)))
            return .operation(unitsPerIteration: Double(requests.count)) { iterations in
                for _ in 0..<iterations {
                    for request in requests { _ = authorizer.isAuthorized(request, entities).decision }
                }
            }
        }
        let policies = try PolicySet(DeskPolicies.policies(11))
        return FigureGroup(
            name: "policy.decision",
            subjects: [
                ("policy.decision.11", try subject(11)),
                ("policy.decision.50", try subject(50)),
                ("policy.decision.1000", try subject(1000)),
                (
                    "policy.decision.11.trees",
                    .operation(unitsPerIteration: Double(requests.count)) { iterations in
                        for _ in 0..<iterations {
                            for request in requests { _ = ReferenceAnswer(policies, request, entities).decision }
                        }
                    }
                ),
            ],
            ratios: { ns in
                [
                    Figure(name: "policy.decision.11.us", value: ns[0] / 1000, unit: "us", target: 1.0),
                    Figure(name: "policy.decision.50.us", value: ns[1] / 1000, unit: "us", target: 1.2),
                    Figure(name: "policy.decision.1000/50", value: ns[2] / ns[1], unit: "ratio", target: 2.0),
                ]
            })
    }

    private static func parsing() -> FigureGroup {
        let text = DeskPolicies.policies(1000)
        return FigureGroup(
            name: "policy.parse",
            subjects: [
                ("policy.parse.1000", .operation { for _ in 0..<$0 { _ = try PolicySet(text) } }),
                (
                    "policy.parse.compile.1000",
                    .operation { for _ in 0..<$0 { _ = Authorizer(try PolicySet(text)) } }
                ),
            ],
            ratios: { ns in
                [Figure(name: "policy.parse.1000.ms", value: ns[0] / 1e6, unit: "ms", target: 60)]
            })
    }
}
