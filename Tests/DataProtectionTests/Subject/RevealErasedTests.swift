import Testing

@testable import DataProtection

@Suite("A session over subjects that were erased")
struct RevealErasedTests {
    private static let yaml = """
        policy: clinic
        version: 1
        purposes: { care: a }
        roles: { nurse: {} }
        classes: { name: { mask: initials }, text: {} }
        fields:
          treatment.name: { class: name, subject: person }
          treatment.finding: { class: text, subject: person }
          treatment.note: { class: text, subject: person }
        rules:
          - { id: care, who: nurse, purpose: care, classes: text, reveal: clear }
          - { id: names, who: nurse, purpose: care, classes: name, reveal: masked }
        """

    #if YAML
        @Test("says of each cell that it is shredded, where it would have been shown, and shows the others")
        func shredded() async throws {
            let root = try RootKeyset(Keyset(.root))
            let engine = try RevealEngine(RevealDocument(yaml: Self.yaml))
            let gate = try RevealGate(engine, store: LocalBudgetStore(), digester: SubjectDigester(root))
            let sink = MemorySink()
            let protector = try Protector(
                Clinic.catalog(), root, subjectKeys: InMemorySubjectKeyStore(),
                reveals: RevealControl(gate, audit: sink))
            var rows = try Clinic.rows(8, persons: 2)
            for name in Clinic.names { rows.set(name, (0..<8).map { "\(name) \($0)" }) }
            let stored = try await protector.protect(rows, table: "treatment").columns
            try await protector.erase(["p1"], table: "treatment", tenant: "acme")
            let session = try protector.session(
                for: Principal("eve", tenant: "acme", roles: ["nurse"]), purpose: "care")
            let seen = try await session.reveal(stored, in: "treatment", fields: ["name", "finding", "note", "email"])
            let erased = (0..<8).filter { rows["tenant"]![$0] == "acme" && rows["person"]![$0] == "p1" }
            #expect(erased == [2, 6] && seen.failures.isEmpty)
            for row in 0..<8 {
                let isErased = erased.contains(row)
                #expect(seen.cell("finding", row: row) == (isErased ? .shredded : .value("finding \(row)")))
                #expect(seen.cell("note", row: row) == .value("note \(row)"))
                #expect((seen.cell("name", row: row) == .shredded) == isErased)
                #expect(seen.cell("email", row: row) == .denied(RevealDenial(.unknownField)))
            }
            #expect(!sink.records.isEmpty)
            let row = try await session.reveal(row: stored.row(2), in: "treatment")
            #expect(row[column: "finding"] == .shredded && row[column: "note"].value == "note 2")
            struct Treatment: Codable, Sendable {
                var id: String
                var tenant: String
                var person: String
                var finding: String?
                var note: String?
            }
            let values = try (0..<8).map { row in
                Treatment(
                    id: "r\(row)", tenant: try #require(rows["tenant"]![row]),
                    person: try #require(rows["person"]![row]),
                    finding: stored["finding"]![row], note: stored["note"]![row])
            }
            let views = try await session.reveal(values, in: "treatment").values
            #expect(views.map(\.finding) == (0..<8).map { erased.contains($0) ? nil : "finding \($0)" })
        }
    #endif
}
