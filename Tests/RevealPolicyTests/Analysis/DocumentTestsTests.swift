#if YAML
    import RevealPolicy
    import Testing

    @Suite("Tests that stand in a document")
    struct DocumentTestsTests {
        @Test("Those of the example come out")
        func example() throws {
            let results = try RevealEngine(try SupportDesk.document()).runTests()
            #expect(!results.isEmpty)
            for result in results { #expect(result.isPassed, "\(result)") }
        }

        /// The result of the clinic's only test, of which something is changed.
        private func result(_ edits: [(String, String)]) throws -> RevealTestResult {
            let yaml = try Defect("", edits, .noTests, at: nil).yaml()
            let results = try RevealEngine(try RevealDocument(yaml: yaml)).runTests()
            return try #require(results.first)
        }

        @Test("One that does not come out says where, what came out instead, and why")
        func failed() throws {
            let result = try result([("patient.name: tokenized", "patient.name: clear")])
            #expect(!result.isPassed)
            let check = try #require(result.checks.first)
            #expect(check.actual == .form(.tokenized) && check.expected == .form(.clear))
            #expect(check.why == "tokenized by export-tokens")
            #expect(
                "\(result)".hasPrefix(
                    "failed: an export sees tokens\n    patient.name: expected clear, but is tokenized"))
            #expect(result.span != nil)
        }

        @Test("What is forbidden is denied as well, and not the other way round")
        func forbidden() throws {
            let wall = Defect.forbid("  - { id: wall, who: export-job, purpose: research, when: resource.grade == 0 }")
            for (expected, isPassed) in [("forbidden", true), ("denied", true), ("tokenized", false)] {
                let result = try result([wall, ("patient.name: tokenized", "patient.name: \(expected)")])
                #expect(result.isPassed == isPassed, "\(result)")
            }
            for (expected, isPassed) in [("forbidden", false), ("denied", true)] {
                let edits = [
                    ("roles: export-job", "roles: staff"), ("patient.name: tokenized", "patient.name: \(expected)"),
                ]
                #expect(try result(edits).isPassed == isPassed)
            }
        }

        @Test("It says nothing of the facts of the test")
        func silent() throws {
            let edits = [
                ("subject: p1", "subject: secret-subject"), ("patient.name: tokenized", "patient.name: clear"),
            ]
            #expect(!"\(try result(edits))".contains("secret"))
        }
    }
#endif
