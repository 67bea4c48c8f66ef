import Testing

@testable import CedarPolicy

@Suite struct ConformanceTests {
    static let text = """
        entity Team;
        entity Color enum ["red"];
        entity User in [Team] {
          age: Long, manager?: User, address?: ipaddr, joined?: datetime, seen?: Set<ipaddr>, home?: { city: String }
        } tags decimal;
        action all;
        action read in [all] appliesTo { principal: User, resource: [User, Color], context: { at: datetime, by?: User } };
        """
    let schema: Schema

    init() throws { schema = try Schema(Self.text) }

    func user(_ attributes: String, parents: String = "", tags: String = "{}") -> String {
        #"[{"uid": {"type": "User", "id": "u"}, "attrs": {\#(attributes)}, "parents": [\#(parents)], "tags": \#(tags)}]"#
    }

    @Test func whatTheSchemaKnowsNeedNotBeMarked() throws {
        let bare = user(
            #""age": 1, "manager": {"type": "User", "id": "m"}, "address": "10.0.0.1", "seen": ["::1"], "#
                + #""joined": {"fn": "offset", "args": ["2024-01-01", "1d"]}"#, tags: #"{"limit": "1.5"}"#)
        let marked = user(
            #""age": 1, "manager": {"__entity": {"type": "User", "id": "m"}}, "address": {"__extn": {"fn": "ip", "arg": "10.0.0.1"}}, "#
                + #""seen": [{"__extn": {"fn": "ip", "arg": "::1"}}], "joined": {"__extn": {"fn": "datetime", "arg": "2024-01-02"}}"#,
            tags: #"{"limit": {"__extn": {"fn": "decimal", "arg": "1.5"}}}"#)
        let uid = EntityUID(type: try QualifiedName("User"), id: "u")
        let entities = try Entities(json: bare, schema: schema)
        #expect(try entities[uid] == Entities(json: marked)[uid])
        try schema.check(try Entities(json: marked))
    }

    @Test func actionsOfTheSchemaAreAmongTheEntities() throws {
        let entities = try Entities(json: "[]", schema: schema)
        let action = try QualifiedName("Action")
        #expect(entities.isIn(EntityUID(type: action, id: "read"), EntityUID(type: action, id: "all")))
        #expect(throws: CedarPolicyError.self) {
            try Entities(
                json: #"[{"uid": {"type": "Action", "id": "read"}, "attrs": {}, "parents": []}]"#, schema: schema)
        }
    }

    @Test(arguments: [
        (#""age": "1""#, "", "{}", "[0].attrs.age"),
        (#""manager": {"type": "User", "id": "m"}"#, "", "{}", "[0].attrs.age"),
        (#""age": 1, "email": "a""#, "", "{}", "[0].attrs"),
        (#""age": 1, "manager": {"type": "Team", "id": "m"}"#, "", "{}", "[0].attrs.manager"),
        (#""age": 1, "address": "nowhere""#, "", "{}", "[0].attrs.address"),
        (#""age": 1, "home": {}"#, "", "{}", "[0].attrs.home.city"),
        (#""age": 1"#, #"{"type": "User", "id": "x"}"#, "{}", "[0].parents"),
        (#""age": 1"#, "", #"{"limit": 1}"#, "[0].tags[...]"),
    ])
    func entitiesThatDoNotFitAreRefused(_ attributes: String, _ parents: String, _ tags: String, _ path: String) throws
    {
        let error = try #require(throws: CedarPolicyError.self) {
            try Entities(json: user(attributes, parents: parents, tags: tags), schema: schema)
        }
        #expect(error.code == .invalidEntity)
        #expect(error.diagnostics[0].path == path)
    }

    @Test(
        arguments: [
            ("User", "read", "User", #"{"at": "2024-01-01"}"#, nil),
            ("User", "read", "Color", #"{"at": "2024-01-01", "by": {"type": "User", "id": "u"}}"#, nil),
            ("Team", "read", "User", #"{"at": "2024-01-01"}"#, "principal"),
            ("User", "read", "Team", #"{"at": "2024-01-01"}"#, "resource"),
            ("User", "all", "User", "{}", "principal"),
            ("User", "write", "User", "{}", "action"),
            ("User", "read", "User", "{}", "context.at"),
            ("User", "read", "User", #"{"at": "2024-01-01", "more": 1}"#, "context"),
        ] as [(String, String, String, String, String?)])
    func requestsAreHeldAgainstTheSchema(
        _ principal: String, _ action: String, _ resource: String, _ context: String, _ path: String?
    ) throws {
        func check() throws(CedarPolicyError) {
            let action = EntityUID(type: QualifiedName(unchecked: "Action"), id: action)
            let context = try CedarRecord(json: context, contextOf: action, schema: schema)
            try schema.check(
                Request(
                    principal: EntityUID(type: try QualifiedName(principal), id: "u"), action: action,
                    resource: EntityUID(type: try QualifiedName(resource), id: "red"), context: context))
        }
        if let path {
            let error = try #require(throws: CedarPolicyError.self) { try check() }
            #expect(error.code == .invalidRequest)
            #expect(error.diagnostics[0].path == path)
        } else {
            try check()
        }
    }

    @Test func idsThatATypeListsAreTheOnlyOnes() throws {
        let request = Request(
            principal: EntityUID(type: try QualifiedName("User"), id: "u"),
            action: EntityUID(type: try QualifiedName("Action"), id: "read"),
            resource: EntityUID(type: try QualifiedName("Color"), id: "blue"),
            context: ["at": .datetime(CedarDatetime(milliseconds: 0))])
        let error = try #require(throws: CedarPolicyError.self) { try schema.check(request) }
        #expect(error.diagnostics[0].path == "resource")
    }
}
