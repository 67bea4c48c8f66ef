import ProtectionKeys
import Testing

@testable import DataProtection

@Suite("What is looked for")
struct QueryTests {
    private let keys: Keys
    private let protector: Protector

    init() throws {
        keys = try Keys()
        protector = try Desk.protector(keys)
    }

    @Test("is found in the rows that have the value, also when a key was promoted since", arguments: [false, true])
    func found(promoted: Bool) throws {
        let rows = try Desk.rows(60)
        let stored = try protector.protect(rows, table: "customer").columns
        let reader = promoted ? try Desk.protector(keys.promoted()) : protector
        for (column, value) in [
            ("email", "Person3@Example.org"), ("card", Desk.card(3)), ("ticket", "TT-10000003"),
            ("account", "account 1"),
            ("visitor", "visitor 2"), ("name", "Zoë Kravitz"), ("note", "note of row 9"), ("city", "Berlin"),
        ] {
            let terms = try reader.query("customer", column: column, equals: value, tenant: "acme")
            let expected = (0..<60).filter { rows["tenant"]![$0] == "acme" && rows[column]![$0] == value }
            let hits = (0..<60).filter { row in
                rows["tenant"]![row] == "acme" && stored[terms.column]![row].map(terms.values.contains) ?? false
            }
            #expect(hits == expected)
            #expect(
                terms.needsComparison == (column == "name" || column == "note" || ["card", "ticket"].contains(column)))
        }
    }

    @Test("may be told to go by an index, where case does not count")
    func byIndex() throws {
        let stored = try protector.protect(
            row: ["id": "1", "tenant": "acme", "email": "Ada@Example.org"], table: "customer")
        let exact = try protector.query("customer", column: "email", equals: "ada@example.org", tenant: "acme")
        #expect(!exact.values.contains(stored["email"]!!) && exact.column == "email")
        let folded = try protector.query(
            "customer", column: "email", equals: "ada@example.org", tenant: "acme", index: "email")
        #expect(folded.values.contains(stored["email_index"]!!) && folded.column == "email_index")
    }

    @Test("is compared with what hits have as the index takes it, and byte by byte without one")
    func matches() throws {
        let terms = try protector.query(
            "customer", column: "email", equals: "STRASSE@Example.org", tenant: "acme", index: "email")
        for same in ["straße@example.ORG", "STRASSE@Example.org"] { #expect(terms.matches(same)) }
        for other in ["strase@example.org", "", "strasse@example.org "] { #expect(!terms.matches(other)) }
        let exact = try protector.query("customer", column: "account", equals: "é", tenant: "acme")
        #expect(exact.matches("é") && !exact.matches("e\u{301}") && !exact.matches("É"))
    }

    @Test("includes the value itself while a table is being protected")
    func plaintext() throws {
        let terms = try protector.query(
            "customer", column: "account", equals: "x", tenant: "acme", includingPlaintext: true)
        #expect(terms.values.last == "x" && terms.values.count == 3)
    }

    @Test("through an index too: the value itself is looked for in its column, beside what the index has")
    func plaintextBesideIndex() throws {
        let rows = try Desk.rows(60)
        var mixed = try protector.protect(rows, table: "customer").columns
        // Every other row is not protected yet.
        for name in mixed.names {
            let values = mixed[name]!.indices.map { $0 % 2 == 0 ? mixed[name]![$0] : rows[name]?[$0] ?? nil }
            mixed.set(name, values)
        }
        func hits(_ terms: SearchTerms) -> [Int] {
            (0..<60).filter { row in
                rows["tenant"]![row] == "acme"
                    && ([terms] + terms.alternatives).contains { part in
                        mixed[part.column]![row].map(part.values.contains) ?? false
                    }
            }
        }
        for (column, value, index) in [
            ("name", "Zoë Kravitz", "name"), ("note", rows["note"]![rows["tenant"]!.firstIndex(of: "acme")!]!, "note"),
            ("email", "Person3@Example.org", "email"),
        ] {
            let expected = (0..<60).filter { rows["tenant"]![$0] == "acme" && rows[column]![$0] == value }
            let terms = try protector.query(
                "customer", column: column, equals: value, tenant: "acme", index: index, includingPlaintext: true)
            #expect(!expected.isEmpty && hits(terms) == expected, "\(column)")
            #expect(terms.needsComparison && terms.alternatives.map(\.column) == [column])
            #expect(terms.alternatives.allSatisfy { $0.needsComparison && $0.alternatives.isEmpty })
            let without = try protector.query("customer", column: column, equals: value, tenant: "acme", index: index)
            #expect(without.alternatives.isEmpty && hits(without) == expected.filter { $0 % 2 == 0 })
        }
        // Rows in clear have no index: they are found as they are written, and as the index would have them.
        let folded = try protector.query(
            "customer", column: "name", equals: "ZOË KRAVITZ", tenant: "acme", includingPlaintext: true)
        #expect(folded.alternatives.map(\.values) == [["ZOË KRAVITZ", "zoë kravitz"]])
        let own = try protector.query(
            "customer", column: "email", equals: "x", tenant: "acme", includingPlaintext: true)
        #expect(own.alternatives.isEmpty && own.values.contains("x"))
    }

    @Test("is refused where nothing can be found")
    func refused() throws {
        #expect(code { try protector.query("customer", column: "email", equals: "x") } == .tenantMissing)
        #expect(code { try protector.query("customer", column: "emial", equals: "x", tenant: "a") } == .unknownColumn)
        #expect(code { try protector.query("x", column: "email", equals: "x", tenant: "a") } == .unknownTable)
        #expect(
            code { try protector.query("customer", column: "ticket", equals: "x", tenant: "a") } == .valueDoesNotFit)
        #expect(
            code { try protector.query("customer", column: "email", equals: "x", tenant: "a", index: "y") }
                == .notSearchable)
        #expect(code { try protector.query("customer", column: "name", equals: "", tenant: "a") } == .notSearchable)
        let bare = try Protector(
            Catalog { TableCatalog("t", tenant: .none) { ColumnProtection("a", .randomToken()) } }, keys.root)
        #expect(code { try bare.query("t", column: "a", equals: "x") } == .notSearchable)
        #expect(code { try bare.query("t", column: "a", equals: "x", tenant: "acme") } == .tenantMissing)
    }
}
