#if YAML
    import Foundation
    import RevealPolicy
    import Testing

    @Suite("The JSON Schema that editors use says what the reader says")
    struct SchemaTests {
        static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()

        private static func text(_ path: String) throws -> String {
            String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
        }

        @Test("Both know the same keys", arguments: DocumentKeys.mappings.map(\.name))
        func keys(name: String) throws {
            let keys = try #require(DocumentKeys.mappings.first { $0.name == name })
            let path = "Sources/RevealPolicy/Documentation.docc/Resources/reveal-document.schema.json"
            let json = try JSONSerialization.jsonObject(with: Data(try Self.text(path).utf8))
            let schema = try #require(json as? [String: Any])
            let definitions = try #require(schema["$defs"] as? [String: Any])
            var mapping = try #require(name == "document" ? schema : definitions[name] as? [String: Any])
            if let alternatives = mapping["oneOf"] as? [[String: Any]], mapping["properties"] == nil {
                mapping = try #require(alternatives.first { $0["properties"] != nil })
            }
            let properties = try #require(mapping["properties"] as? [String: Any])
            #expect(Set(properties.keys) == Set(keys.all))
            #expect(Set(mapping["required"] as? [String] ?? []) == Set(keys.required))
            #expect(mapping["additionalProperties"] as? Bool == false)
            // And no mapping with fixed keys is in the schema alone.
            let fixed = definitions.filter { ($0.value as? [String: Any])?["properties"] != nil }.map(\.key)
            #expect(Set(fixed).isSubset(of: DocumentKeys.mappings.map(\.name)))
        }

        /// The verdicts are those of `jsonschema`, by `Tests/Vectors/reveal/check_schema.py`.
        @Test("Both give the same verdicts")
        func verdicts() throws {
            let example = String(decoding: try SupportDesk.yaml(), as: UTF8.self)
            let documents = try Self.text("Tests/Vectors/reveal/documents.yaml")
            let texts = [example] + documents.split(separator: "\n---\n").map { String($0) + "\n" }
            let verdicts = try Self.text("Tests/Vectors/reveal/verdicts.txt").split(separator: "\n")
            #expect(texts.count == verdicts.count)
            for (text, verdict) in zip(texts, verdicts) {
                do throws(RevealPolicyError) {
                    _ = try RevealDocument(yaml: text)
                    #expect(verdict == "valid", "\(text)")
                } catch {
                    #expect(verdict == "invalid", "\(error)\n\(text)")
                }
            }
        }
    }
#endif
