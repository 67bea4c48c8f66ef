import Testing

@testable import CedarPolicy

@Suite struct SchemaTextTests {
    /// Every schema that the reference accepts, printed in both forms and read again.
    @Test func whatIsPrintedDeclaresTheSame() throws {
        let bases = try CedarVectors.lines("worlds.jsonl").compactMap { try $0["schema"]?.text }
        for (text, isAccepted) in try CedarVectors.mutations("schemas.jsonl", after: bases) where isAccepted {
            try check(try Schema(text))
        }
    }

    @Test func whatIsPrintedOfDocumentsDeclaresTheSame() throws {
        let documents = try CedarVectors.jsonSchemas()
        for (text, isAccepted) in try CedarVectors.mutations("jsonschemas.jsonl", after: documents) where isAccepted {
            try check(try Schema(json: text))
        }
    }

    private func check(_ schema: Schema) throws {
        let fromText = try Schema(schema.cedarText)
        let fromJSON = try Schema(json: schema.jsonText)
        #expect(fromText.entityTypes == schema.entityTypes, "\(schema)")
        #expect(fromJSON.entityTypes == schema.entityTypes, "\(schema)")
        #expect(fromJSON.actions == schema.actions, "\(schema)")
        // What applies to nothing has no context in the text.
        let applicable = schema.actions.filter { !$0.value.principals.isEmpty && !$0.value.resources.isEmpty }
        for (uid, action) in applicable { #expect(fromText.actions[uid] == action, "\(schema)") }
        #expect(Set(fromText.actions.keys) == Set(schema.actions.keys), "\(schema)")
    }

    /// In JSON a type may be said to be an entity's; in the text a common type of that name comes first.
    @Test func anEntityTypeBehindACommonTypeIsStillMeant() throws {
        let schema = try Schema(
            json: """
                {"N": {"commonTypes": {"T": {"type": "Long"}}, "actions": {}, "entityTypes": {
                  "T": {}, "A": {"shape": {"type": "Record", "attributes": {
                    "entity": {"type": "Entity", "name": "T"}, "long": {"type": "T"}}}}}}}
                """)
        let again = try Schema(schema.cedarText)
        #expect(again.entityTypes == schema.entityTypes)
        #expect(!schema.cedarText.contains("type T"))
    }

    @Test func typesOfTheLanguageAreNamedSoThatNothingHidesThem() throws {
        let schema = try Schema(
            json: """
                {"": {"actions": {}, "entityTypes": {"Long": {}, "decimal": {}, "A": {"tags": {"type": "Long"},
                  "shape": {"type": "Record", "attributes": {"d": {"type": "Extension", "name": "decimal"}}}}}}}
                """)
        #expect(schema.cedarText.contains("__cedar::Long") && schema.cedarText.contains("__cedar::decimal"))
        #expect(try Schema(schema.cedarText).entityTypes == schema.entityTypes)
    }

    /// Wherever the document has what stands outside of any namespace.
    @Test func whatIsPrintedIsPrintedAgain() throws {
        for json in [
            #"{"N": {"entityTypes": {"A": {}}, "actions": {}}, "": {"entityTypes": {"B": {}}, "actions": {"x": {}}}}"#,
            #"{"": {"entityTypes": {"B": {}}, "actions": {}}, "N": {"entityTypes": {}, "actions": {}}}"#,
            #"{"N": {"entityTypes": {"A": {}}, "actions": {}}, "": {"entityTypes": {}, "actions": {}}}"#,
            #"{"": {"entityTypes": {}, "actions": {}}}"#, "{}",
        ] {
            let schema = try Schema(json: json)
            let again = try Schema(schema.cedarText)
            #expect(again.cedarText == schema.cedarText)
            #expect(again == schema)
            #expect(try Schema(json: schema.jsonText).jsonText == schema.jsonText)
        }
        let text = "namespace N { entity A; } entity B;"
        #expect(try Schema(Schema(text).cedarText) == Schema(text))
        #expect(try Schema(text).cedarText.hasPrefix("entity B;"))
    }

    @Test func annotationsAndCommonTypesStay() throws {
        let text = """
            @doc("of the service")
            namespace N {
              @a("1")
              type T = {
                @b("\\n\\"")
                x?: Set<Long>
              };
              @c("")
              entity A in [A] = {
                "a b": T
              } tags String;
              entity B enum ["x", "y z"];
              @d("2")
              action "a b" in [group] appliesTo {
                principal: [A],
                resource: [A, B],
                context: T
              };
              action group;
            }

            """
        #expect(try Schema(text).cedarText == text)
    }
}
