#if YAML
    import Foundation
    import RevealPolicy
    import Testing

    @testable import dataprotect

    @Suite("dataprotect policy")
    struct PolicyCommandTests {
        private static let document = """
            policy: desk
            version: 1
            attributes:
              context: { ticket?: string }
              row: { level?: long }
            purposes: { support: Work on a ticket., export: Hand it over. }
            roles: { agent: {}, lead: { in: agent } }
            classes:
              contact: { ladder: [clear, masked], mask: full }
            fields:
              customer.email: { class: contact, subject: id }
            rules:
              - id: agent-masked
                who: agent
                purpose: support
                classes: contact
                when: context.ticket == resource.subject
                unless: resource has level && resource.level > 3
                reveal: masked
              - id: lead-clear
                who: lead
                purpose: export
                classes: contact
                reveal: clear
                budget: { subjects: 5, per: principal, within: 1d }
                require: reason
            tests:
              - name: an agent sees the ticket's customer masked
                principal: { id: ada, roles: agent }
                purpose: support
                context: { ticket: c7 }
                row: { subject: c7 }
                expect: { customer.email: masked }

            """
        private static let catalog = """
            catalog:
              customer:
                tenant: none
                record: id
                subject: id
                columns:
                  email: encrypted

            """

        private let folder: CommandFolder

        init() throws {
            folder = try CommandFolder()
            try folder.write("policy.yaml", Self.document + Self.catalog)
        }

        @Test("A document without faults has no findings, from a file, from standard input, with its catalog apart")
        func clean() throws {
            let outcome = try folder.run("policy", "check", "policy.yaml", "--strict")
            #expect(outcome.status == 0)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors == "dataprotect: policy.yaml: 0 errors, 0 warnings, 0 notes\n")
            try folder.write("catalog.yaml", Self.catalog)
            let other = try folder.run(
                "policy", "check", "-", "--catalog", "catalog.yaml", "--strict", input: Self.document)
            #expect(other.status == 0)
            #expect(other.output.isEmpty)
            #expect(other.errors == "dataprotect: <stdin>: 0 errors, 0 warnings, 0 notes\n")
        }

        @Test("Faults are told at their places, those of document and catalog together, each once")
        func faults() throws {
            let text = (Self.document + Self.catalog).replacing(
                "classes: contact\n    when", with: "classes: contacts\n    when"
            )
            .replacing("email: encrypted", with: "email: encripted")
            try folder.write("policy.yaml", text)
            let outcome = try folder.run("policy", "check", "policy.yaml")
            #expect(outcome.status == 65)
            #expect(outcome.lines.count == 2)
            #expect(outcome.lines.first?.hasPrefix("policy.yaml:16:14: error: ") ?? false)
            #expect(outcome.lines.last?.hasPrefix("policy.yaml:40:14: error: ") ?? false)
            #expect(outcome.errors == "dataprotect: policy.yaml: 2 errors, 0 warnings, 0 notes\n")
            // The other commands say the same, as an error.
            let tested = try folder.run("policy", "test", "policy.yaml")
            #expect(tested.status == 65)
            #expect(tested.errors.contains("policy.yaml:16:14: error: "))
            // YAML that is none is no document and no catalog.
            let broken = try folder.run("policy", "check", "-", input: "policy: [a\nversion: 1\n")
            #expect(broken.status == 65)
            #expect(broken.lines.count == 1)
        }

        @Test("Warnings fail where that is asked for, and machines can read them")
        func warnings() throws {
            let text = Self.document.replacing("roles: { agent: {}", with: "roles: { guest: {}, agent: {}")
            try folder.write("policy.yaml", text)
            let outcome = try folder.run("policy", "check", "policy.yaml")
            #expect(outcome.status == 0)
            #expect(outcome.output.hasPrefix("policy.yaml:7:10: warning: "))
            #expect(outcome.output.hasSuffix("[unusedRole]\n"))
            #expect(try folder.run("policy", "check", "policy.yaml", "--strict").status == 65)
            let json = try folder.run("policy", "check", "policy.yaml", "--json")
            let finding = try #require(
                JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
            #expect(finding["line"] as? Int == 7)
            #expect(finding["severity"] as? String == "warning")
            #expect(finding["kind"] as? String == "unusedRole")
        }

        @Test("A catalog is checked: by itself, and that it is there where it is named")
        func catalog() throws {
            let clear = Self.catalog.replacing("email: encrypted", with: "email: { keep: encrypted, unique: true }")
            try folder.write("catalog.yaml", clear)
            let outcome = try folder.run("policy", "check", "policy.yaml", "--catalog", "catalog.yaml")
            #expect(outcome.status == 65)
            #expect(outcome.output.hasPrefix("catalog.yaml:7:7: error: customer.email: "))
            try folder.write("catalog.yaml", Self.document)
            let none = try folder.run("policy", "check", "policy.yaml", "--catalog", "catalog.yaml")
            #expect(none.status == 65)
            #expect(none.output == "catalog.yaml: error: has no 'catalog' [invalidDocument]\n")
        }

        @Test("What is no document is refused: nothing there, nothing in it, bytes that are no text, too many of them")
        func badFiles() throws {
            #expect(try folder.run("policy", "check", "none.yaml").status == 66)
            #expect(try folder.run("policy", "check", "-").status == 65)
            #expect(try folder.run("policy", "check", ".").status == 74)
            try folder.write("bytes.yaml", Data([0x70, 0x3A, 0x20, 0xFF]))
            #expect(try folder.run("policy", "check", "bytes.yaml").output.contains("not UTF-8"))
            try folder.write("large.yaml", String(repeating: "#\n", count: 600_000))
            #expect(try folder.run("policy", "check", "large.yaml").status == 65)
            #expect(try folder.run("policy", "check", "-", "--catalog", "-").status == 64)
        }

        @Test("The tests of a document pass, or fail with what came out and why")
        func tests() throws {
            let passed = try folder.run("policy", "test", "policy.yaml")
            #expect(passed.status == 0)
            #expect(passed.output == "passed: an agent sees the ticket's customer masked\n")
            let verbose = try folder.run("policy", "test", "policy.yaml", "--verbose")
            #expect(verbose.output.contains("    customer.email: masked, as expected"))
            try folder.write(
                "policy.yaml", Self.document.replacing("customer.email: masked", with: "customer.email: clear"))
            let failed = try folder.run("policy", "test", "policy.yaml")
            #expect(failed.status == 65)
            #expect(failed.output.hasPrefix("policy.yaml:28:11: failed: "))
            #expect(failed.output.contains("expected clear, but is masked"))
            #expect(failed.errors == "dataprotect: policy.yaml: 1 of 1 tests failed\n")
            let text = Self.document[..<Self.document.firstRange(of: "tests:")!.lowerBound]
            #expect(try folder.run("policy", "test", "-", input: String(text)).status == 65)
        }

        @Test("The matrix is that of the engine")
        func matrix() throws {
            let matrix = WhoCanSee(try RevealEngine(RevealDocument(yaml: Self.document + Self.catalog)))
            #expect(try folder.run("policy", "matrix", "policy.yaml").output == matrix.text)
            #expect(try folder.run("policy", "matrix", "policy.yaml", "--markdown").output == matrix.markdown)
        }

        private let asking = [
            "policy", "explain", "policy.yaml", "--principal", "ada", "--role", "agent", "--purpose", "support",
        ]

        @Test("An explanation says what is seen, by which rule, and what stands in the way of more")
        func explain() throws {
            let granted = try folder.run(
                asking + ["--facts", #"{"ticket": "c7"}"#, "--row", #"{"subject": "c7", "level": 3}"#])
            #expect(granted.status == 0)
            #expect(granted.lines.first?.contains("customer.email for support by desk version 1: masked") ?? false)
            #expect(granted.output.contains("agent-masked"))
            try folder.write("facts.yaml", "ticket: c8\n")
            let denied = try folder.run(asking + ["--facts", "@facts.yaml", "--row", "{subject: c7}", "--others"])
            #expect(denied.lines.first?.contains("denied") ?? false)
            #expect(denied.output.contains("agent-masked (17:11) asks for what is not the case"))
            #expect(denied.output.contains("lead-clear"))
            #expect(denied.output.contains("is about other roles") || denied.output.contains("is about other purposes"))
        }

        @Test("An explanation asked for wrongly says where, and shows no value")
        func explainWrongly() throws {
            for (option, text) in [
                ("--facts", #"{"ticket": ["secret-7"]}"#), ("--facts", #"{"tikcet": "secret-7"}"#),
                ("--facts", #"{"ticket": "secret-7""#), ("--row", #"{"level": "secret-7"}"#),
                ("--attributes", #"{"secret": "secret-7"}"#), ("--field", "email"), ("--field", "customer.mail"),
                ("--time", "yesterday"), ("--approved-by", "secret-7"),
            ] {
                let outcome = try folder.run(asking + [option, text])
                #expect(outcome.status == 64, "\(option) \(text)")
                #expect(outcome.output.isEmpty)
                if option != "--approved-by" { #expect(!outcome.errors.contains("secret-7")) }
            }
            #expect(try folder.run(asking + ["--facts", "@none"]).status == 66)
            let place = try folder.run(asking + ["--facts", #"{"tikcet": "c7"}"#])
            #expect(place.errors.contains("--facts:1:2: error: "))
        }

        @Test("Cedar's files are written into a folder")
        func export() throws {
            for _ in 1...2 {
                let outcome = try folder.run("policy", "export-cedar", "policy.yaml", "--output", "cedar")
                #expect(outcome.status == 0)
                #expect(outcome.output.isEmpty)
            }
            let export = try RevealEngine(RevealDocument(yaml: Self.document + Self.catalog)).exportCedar()
            #expect(try folder.text("cedar/policies.cedar").hasPrefix(export.policies))
            #expect(try folder.text("cedar/schema.cedarschema").hasPrefix(export.schema))
            for name in ["schema.json", "entities.json"] {
                _ = try JSONSerialization.jsonObject(with: folder.data("cedar/\(name)"))
            }
            #expect(try folder.run("policy", "export-cedar", "policy.yaml", "-o", "none/cedar").status == 66)
            #expect(try folder.run("policy", "export-cedar", "policy.yaml", "-o", "policy.yaml").status != 0)
        }

        @Test(
            "Every command has help with an example", arguments: ["check", "test", "matrix", "explain", "export-cedar"])
        func help(command: String) throws {
            let outcome = try folder.run("policy", command, "--help")
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("dataprotect policy \(command) "))
        }
    }
#endif
