import Testing

@testable import CedarPolicy

@Suite struct SchemaTests {
    func name(_ text: String) throws -> QualifiedName { try QualifiedName(text) }

    func attribute(_ text: String, of type: String = "A") throws -> SchemaType? {
        try Schema(text).entityTypes[name(type)]?.attributes.first?.type
    }

    @Test func declarationsAreReadWhole() throws {
        let schema = try Schema(
            """
            namespace N {
              entity Team;
              entity User in [Team] { "full name": String, age?: Long, seen: Set<ipaddr>, at: { x: N::User } } tags Bool;
              entity Color enum ["red", "dark blue"];
              action all;
              action read, "look at" in all appliesTo { principal: [User], resource: [User, Color], context: { on: datetime } };
            }
            """)
        let user = try #require(schema.entityTypes[try name("N::User")])
        #expect(
            user.attributes == [
                SchemaAttribute(name: "age", type: .long, isRequired: false),
                SchemaAttribute(
                    name: "at",
                    type: .record([SchemaAttribute(name: "x", type: .entity(try name("N::User")), isRequired: true)]),
                    isRequired: true),
                SchemaAttribute(name: "full name", type: .string, isRequired: true),
                SchemaAttribute(name: "seen", type: .set(.extension(.ipaddr)), isRequired: true),
            ])
        #expect(user.tags == .bool)
        #expect(user.parents == [try name("N::Team")])
        #expect(schema.entityTypes[try name("N::Color")]?.choices == ["red", "dark blue"])
        let action = try name("N::Action")
        let look = try #require(schema.actions[EntityUID(type: action, id: "look at")])
        #expect(look.ancestors == [EntityUID(type: action, id: "all")])
        #expect(look.principals == [try name("N::User")])
        #expect(look.resources == [try name("N::User"), try name("N::Color")])
        #expect(look.context == [SchemaAttribute(name: "on", type: .extension(.datetime), isRequired: true)])
        #expect(schema.actions[EntityUID(type: action, id: "all")]?.principals == [])
    }

    @Test func aCommonTypeComesBeforeAnEntityTypeOfItsName() throws {
        #expect(try attribute("entity T; type T = Long; entity A = {a: T};") == .long)
    }

    @Test func theNamespaceComesBeforeWhatIsOutside() throws {
        #expect(
            try attribute("entity T; namespace N { entity U; entity A = {a: U}; }", of: "N::A") == .entity(name("N::U"))
        )
        #expect(try attribute("entity T; namespace N { entity A = {a: T}; }", of: "N::A") == .entity(name("T")))
        #expect(
            try attribute("namespace N { entity Long; entity A = {a: Long}; }", of: "N::A") == .entity(name("N::Long")))
        // Without regard to the kind: an entity type within comes before a common type without.
        #expect(
            try attribute("namespace N { entity decimal; entity A {a: decimal}; }", of: "N::A")
                == .entity(name("N::decimal")))
    }

    @Test func typesOfTheLanguageAreThereUnderTheirWholeNames() throws {
        #expect(try attribute("entity Long; entity A = {a: __cedar::Long};") == .long)
        #expect(try attribute("entity Long; entity A = {a: Long};") == .entity(name("Long")))
        #expect(try attribute("type decimal = String; entity A = {a: decimal};") == .string)
        #expect(try attribute("type decimal = String; entity A = {a: __cedar::decimal};") == .extension(.decimal))
        #expect(throws: CedarPolicyError.self) { try Schema("entity A = {a: __cedar::Boolean};") }
    }

    @Test func actionsAreEntitiesOfATypeOfTheirNamespace() throws {
        #expect(try attribute("action x; entity A = {a: Action};") == .entity(name("Action")))
        #expect(try attribute("namespace N { action x; } entity A = {a: N::Action};") == .entity(name("N::Action")))
        #expect(throws: CedarPolicyError.self) { try Schema("entity A = {a: Action};") }
        #expect(throws: CedarPolicyError.self) { try Schema("action x; entity A in [Action];") }
        let schema = try Schema("action y; namespace N { action x in [y, z]; action z; }")
        #expect(
            schema.actions[EntityUID(type: try name("N::Action"), id: "x")]?.parents
                == [EntityUID(type: try name("Action"), id: "y"), EntityUID(type: try name("N::Action"), id: "z")])
    }

    @Test func nothingWithinANamespaceHidesWhatIsOutside() {
        for text in [
            "entity A; namespace N { entity A; }", "type A = Long; namespace N { entity A; }",
            "entity A; namespace N { type A = Long; }", "action a; namespace N { action a; }",
        ] {
            let error = #expect(throws: CedarPolicyError.self) { try Schema(text) }
            #expect(error?.code == .invalidSchema)
            #expect(error?.position != nil)
        }
    }

    @Test func ofAttributesOfOneNameTheLastCounts() throws {
        #expect(try attribute("entity A = {a: Nothing, a: Long};") == .long)
    }

    @Test func bothFormsDeclareTheSame() throws {
        for world in try CedarVectors.lines("worlds.jsonl") {
            guard let text = try world["schema"]?.text else { continue }
            let schema = try Schema(text)
            let other = try Schema(json: Schema(text).jsonText)
            #expect(schema.entityTypes == other.entityTypes && schema.actions == other.actions)
        }
        let documents = try CedarVectors.jsonSchemas().map { try Schema(json: $0) }
        let texts = try CedarVectors.lines("worlds.jsonl").compactMap { try $0["schema"]?.text }.map { try Schema($0) }
        for (document, text) in zip(documents, texts) {
            #expect(document.entityTypes == text.entityTypes && document.actions == text.actions)
        }
    }
}
