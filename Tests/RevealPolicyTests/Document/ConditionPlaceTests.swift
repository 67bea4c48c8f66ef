#if YAML
    import CedarPolicy
    import RevealPolicy
    import Testing

    @Suite("Faults and expressions in conditions have their place in the document")
    struct ConditionPlaceTests {
        static func document(_ condition: String, key: String = "when") -> String {
            """
            policy: p
            version: 1
            rules:
              - id: r
                who: any
                purpose: any
                classes: any
                reveal: clear
                \(key): \(condition)

            """
        }

        @Test(
            "Errors",
            arguments: [
                ("context.a ==== 1", "9:23"),
                ("'context.a ==== 1'", "9:24"),
                ("'\"ä''ö\" ==== 1'", "9:21"),
                ("\"\\\"\\u00e4\\x41\\\" ==== 1\"", "9:29"),
                ("\"\\U0001F600 == 1\"", "9:12"),
                ("|\n      context.a\n        ==== 1", "11:11"),
                ("|2-\n      context.a\n        ==== 1", "11:11"),
                ("|\n\n      // ä\n\n      \"ä\" ==== 1", "13:13"),
                (">\n      context.a\n      ==== 1", "11:9"),
                (">\n      context.a\n\n        == 1\n      == = 1", "13:7"),
                ("context.a\n      ==== 1", "10:9"),
                ("context.a\n\n      ==== 1", "11:9"),
                ("'context.a\n      ==== 1'", "10:9"),
                ("\"context.a \\\n      ==== 1\"", "10:9"),
                ("context.a +", "9:22"),
                ("|\n      context.a +", "10:18"),
                ("", "9:10"),
                ("''", "9:11"),
            ])
        func errors(condition: String, place: String) {
            let error = #expect(throws: RevealPolicyError.self) {
                try RevealDocument(yaml: Self.document(condition))
            }
            #expect(error?.faults.first?.span?.description == place, "\(error as Any)")
        }

        @Test(
            "Expressions point at their text",
            arguments: [
                "context.purpose == \"x\" && resource.tenant == \"ÄÖ\"",
                "'context.purpose == \"x\" && resource.tenant == \"ÄÖ\"'",
                "|\n      context.purpose == \"x\"\n        && resource.tenant == \"ÄÖ\"",
                ">-\n      context.purpose == \"x\"\n      && resource.tenant == \"ÄÖ\"",
                "context.purpose == \"x\"\n      && resource.tenant == \"ÄÖ\"",
            ])
        func spans(condition: String) throws {
            let yaml = Self.document(condition, key: "unless")
            let bytes = Array(yaml.utf8)
            let document = try RevealDocument(yaml: yaml)
            let expression = try #require(document.rules.first?.unless?.expression)
            guard case .and(let parts) = expression.kind else {
                Issue.record("no conjunction")
                return
            }
            let texts = try parts.map { part in
                let span = try #require(part.span)
                return String(decoding: bytes[span.start.offset..<span.endOffset], as: UTF8.self)
            }
            #expect(texts == ["context.purpose == \"x\"", "resource.tenant == \"ÄÖ\""])
        }

        @Test("A condition that YAML takes for something else is named as one")
        func yamlTraps() {
            for condition in ["[\"a\"].contains(context.purpose)", "\"a\" == context.purpose", "{a: 1}.a == 1"] {
                let error = #expect(throws: RevealPolicyError.self) {
                    try RevealDocument(yaml: Self.document(condition))
                }
                #expect(error?.faults.first?.message.contains("quotes or behind '|'") == true, "\(error as Any)")
            }
            let error = #expect(throws: RevealPolicyError.self) {
                try RevealDocument(yaml: Self.document("!context.breakGlass"))
            }
            #expect(error?.faults.first?.message.contains("in single quotes") == true)
        }

        @Test("Cedar's limits hold")
        func deep() {
            let parentheses = String(repeating: "(", count: 300) + "true" + String(repeating: ")", count: 300)
            let error = #expect(throws: RevealPolicyError.self) {
                try RevealDocument(yaml: Self.document(parentheses))
            }
            #expect(error?.code == .limitExceeded)
        }

        @Test("Masks have their place too")
        func masks() {
            let yaml = "policy: p\nversion: 1\nclasses:\n  k: { mask: 'keep-last(x)' }\n"
            let error = #expect(throws: RevealPolicyError.self) { try RevealDocument(yaml: yaml) }
            #expect(error?.faults.first?.span?.description == "4:25", "\(error as Any)")
        }
    }
#endif
