#if YAML
    import Testing

    @testable import DataProtection

    @Suite("Rows that somebody makes those of a subject that may be seen")
    struct MovedSubjectTests {
        private static let yaml = """
            policy: clinic
            version: 1
            purposes: { care: a }
            roles: { nurse: {} }
            classes: { text: {} }
            fields:
              treatment.finding: { class: text, subject: person }
              treatment.note: { class: text, subject: person }
              treatment.email: { class: text, subject: person }
            rules:
              - { id: care, who: nurse, purpose: care, classes: text, reveal: clear,
                  budget: [{ subjects: 1, per: principal, within: 1d }] }
            forbids:
              - { id: wall, when: principal.tenant != resource.tenant }
            """

        @Test(
            "open what is bound to the row and to nobody else, and are told; what ends with its subject does not open")
        func opened() async throws {
            let root = try RootKeyset(Keyset(.root))
            let engine = try RevealEngine(RevealDocument(yaml: Self.yaml))
            let gate = try RevealGate(engine, store: LocalBudgetStore(), digester: SubjectDigester(root))
            let protector = try Protector(
                Clinic.catalog(), root, subjectKeys: InMemorySubjectKeyStore(),
                reveals: RevealControl(gate, audit: MemorySink()))
            var rows = try Clinic.rows(20, persons: 10)
            rows.set("tenant", Array(repeating: "acme", count: 20))
            for name in Clinic.names { rows.set(name, (0..<20).map { "\(name) \($0)" }) }
            var stored = try await protector.protect(rows, table: "treatment").columns
            // Whoever can write rows makes all of them those of one person.
            stored.set("person", Array(repeating: "p1", count: 20))
            let session = try protector.session(
                for: Principal("eve", tenant: "acme", roles: ["nurse"]), purpose: "care")
            let seen = try await session.reveal(stored, in: "treatment", fields: ["finding", "note", "email"])
            for row in 0..<20 {
                #expect(seen.cell("note", row: row) == .value("note \(row)"))
                #expect(seen.cell("email", row: row) == .value("email \(row)"))
                let isHers = rows["person"]![row] == "p1"
                #expect(seen.columns["finding"]![row] == (isHers ? "finding \(row)" : nil))
            }
            #expect(seen.authorization.budgetLeft?.remaining == 0)
            let told = protector.findings.filter { $0.message.contains("the rule care count subjects only") }
            #expect(told.map(\.column) == ["note", "email"])
            #expect(told.allSatisfy { $0.message.contains("erasable") })
        }

        @Test("have another way out where a row's key is its subject")
        func advice() throws {
            let document = try RevealDocument(yaml: Self.yaml)
            var table = try #require(Clinic.catalog()["treatment"])
            table.record = "person"
            let findings = Catalog([table]).findings(against: document).filter { $0.message.contains("subjects only") }
            #expect(findings.map(\.column) == ["email"])
            #expect(findings.allSatisfy { !$0.message.contains("erasable") })
        }
    }
#endif
