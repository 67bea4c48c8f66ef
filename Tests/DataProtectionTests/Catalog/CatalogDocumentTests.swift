import DataProtection
import Testing

@Suite("A catalog and a reveal document")
struct CatalogDocumentTests {
    /// A pair that fits.
    private static let document = """
        policy: desk
        version: 1
        purposes: { handling: a, counting: b }
        roles: { agent: {}, lead: { in: agent }, job: {} }
        classes:
          personal: { ladder: [clear, masked], mask: full }
          name: { in: personal, mask: initials }
          email: { in: personal, mask: "email()" }
          phone: { ladder: [clear, masked, tokenized], mask: keep-last(2) }
          visitor: { ladder: [tokenized] }
          cipher: { ladder: [encrypted] }
        fields:
          customer.name: { class: name, subject: id }
          customer.email: { class: email, subject: id }
          customer.phone: { class: phone, subject: id }
          customer.visitor: { class: visitor, subject: id }
          customer.city: { class: personal, subject: id }
          customer.note: { class: cipher, subject: id }
          ledger.entry: personal
        rules:
          - { id: agent, who: agent, purpose: handling, classes: [personal, phone], reveal: masked }
          - { id: lead, who: lead, purpose: handling, classes: personal, reveal: clear }
          - { id: job, who: job, purpose: counting, classes: [phone, visitor], reveal: tokenized }
          - { id: export, who: job, purpose: counting, classes: cipher, reveal: encrypted }
        """

    private static let catalog = """
        catalog:
          customer:
            tenant: none
            record: id
            subject: id
            columns:
              name: { keep: encrypted, indexes: { name: { column: name_index, insecure-bits: 16 } } }
              email: { keep: deterministic, unique: true, searchable: true }
              phone: { keep: token, format: phone, key-id: phone_key }
              visitor: one-way
              note: encrypted
              city: clear
        """

    #if YAML
        private static func findings(
            document: (String, String) = ("", ""), catalog: (String, String) = ("", "")
        ) throws -> [CatalogFinding] {
            let pair = try pair(document: document, catalog: catalog)
            return pair.catalog.findings(against: pair.document)
        }

        /// Both, changed in a place.
        static func pair(
            document: (String, String) = ("", ""), catalog: (String, String) = ("", "")
        ) throws -> (catalog: Catalog, document: RevealDocument) {
            func changed(_ text: String, _ change: (String, String)) -> String {
                change.0.isEmpty ? text : text.replacing(change.0, with: change.1, maxReplacements: 1)
            }
            return (
                try Catalog(yaml: changed(Self.catalog, catalog)),
                try RevealDocument(yaml: changed(Self.document, document))
            )
        }

        @Test("that fit have no findings")
        func silent() throws {
            #expect(try Self.findings() == [])
            // A searchable column with an index, of which somebody sees the values in clear.
            #expect(
                try Self.findings(catalog: ("keep: encrypted, ", "keep: encrypted, searchable: true, ")) == [])
            // A one-way token is compared as it stands.
            #expect(try Self.findings(document: ("  customer.visitor: { class: visitor, subject: id }\n", "")) == [])
            // What is not named in the catalog is clear where the table says so.
            #expect(
                try Self.findings(
                    document: ("customer.city", "customer.town"),
                    catalog: ("record: id", "record: id\n    other-columns: clear")) == [])
        }

        /// A budget that somebody who writes rows does not use up.
        private static let subjects = "budget: { subjects: 9, per: principal, within: 1d }"

        @Test("that limit what opens in any row by more than its subjects have no findings")
        func limited() throws {
            let agent = "classes: [personal, phone], reveal: masked }"
            let silent: [(document: (String, String), catalog: (String, String))] = [
                // Calls are counted too.
                (
                    (
                        agent,
                        "classes: phone, reveal: masked, budget: [{ subjects: 9, per: principal, within: 1d }, "
                            + "{ calls: 99, per: principal, within: 1d }] }"
                    ), ("", "")
                ),
                // A value opens in its own row only.
                (
                    (
                        "classes: personal, reveal: clear }",
                        "classes: personal, reveal: clear }\n  - { id: own, who: lead, purpose: counting, classes: name, "
                            + "reveal: clear, \(Self.subjects) }"
                    ), ("", "")
                ),
                // The mask shows nothing of the value.
                ((agent, "classes: phone, reveal: masked, mask: full, \(Self.subjects) }"), ("", "")),
                // What is shown is as it is stored.
                (
                    ("phone, visitor], reveal: tokenized }", "phone, visitor], reveal: tokenized, \(Self.subjects) }"),
                    ("", "")
                ),
                // A token of a format is opened for whomever sees something of it, and needs nothing that tells it from others.
                (
                    ("classes: [phone, visitor], reveal: tokenized }", "classes: visitor, reveal: tokenized }"),
                    ("format: phone, key-id: phone_key", "format: phone")
                ),
                // An opaque token says what it is.
                (("", ""), ("keep: token, format: phone, key-id: phone_key", "keep: opaque-token")),
                // The mask shows what stands in the token.
                (
                    (agent, "classes: phone, reveal: masked, \(Self.subjects) }"),
                    ("keep: token, format: phone, key-id", "keep: card, key-id")
                ),
            ]
            for (document, catalog) in silent {
                let findings = try Self.findings(document: document, catalog: catalog)
                #expect(findings.isEmpty, "\(findings)")
            }
        }

        /// Addresses of customers, who are told apart by them.
        private static func addresses(tenant: String, rules: String) throws -> [CatalogFinding] {
            let document = try RevealDocument(
                yaml: """
                    policy: desk
                    version: 1
                    purposes: { handling: a }
                    roles: { agent: {}, other: {} }
                    classes: { email: { ladder: [clear] } }
                    fields: { customer.email: { class: email, subject: email } }
                    rules:
                    \(rules)
                    """)
            let catalog = try Catalog(
                yaml: """
                    catalog:
                      customer: { tenant: \(tenant), record: id, subject: email, columns: { email: deterministic } }
                    """)
            return catalog.findings(against: document)
        }

        @Test("may limit by subjects alone what says itself whom a row is about")
        func subjectItself() throws {
            let rule = "  - { id: a, who: agent, purpose: handling, classes: email, reveal: clear, \(Self.subjects) }"
            #expect(try Self.addresses(tenant: "none", rules: rule) == [])
        }

        @Test("say where a unique column is shown only so that different values look alike")
        func unique() throws {
            func findings(_ rules: [String], _ column: String = "{ keep: deterministic, unique: true }") throws
                -> [CatalogFinding]
            {
                let document = try RevealDocument(
                    yaml: """
                        policy: desk
                        version: 1
                        purposes: { handling: a }
                        roles: { agent: {}, other: {} }
                        classes: { email: { ladder: [clear, masked, encrypted], mask: "email()" } }
                        fields: { customer.email: email }
                        rules:
                          - { id: a, who: agent, purpose: handling, classes: email, reveal: masked }
                        \(rules.map { "  - { id: b, who: other, purpose: handling, classes: email, \($0) }\n" }.joined())
                        """)
                let catalog = try Catalog(
                    yaml: "catalog: { customer: { tenant: none, record: id, columns: { email: \(column) } } }")
                return catalog.findings(against: document)
            }
            let lossy: [[String]] = [[], ["reveal: masked, mask: \"hash(bytes: 16)\""], ["reveal: masked, mask: full"]]
            for rules in lossy {
                let told = try findings(rules)
                let first = try #require(told.first, "\(rules)")
                #expect(told.count == 1 && first.severity == .warning && first.column == "email", "\(told)")
                #expect(first.message.hasPrefix("the column is unique, and the rule a shows it masked (email)"))
                #expect(first.origin == .document && first.span?.start.line == 8)
                #expect(try findings(rules, "deterministic") == [])
            }
            for other in ["reveal: clear", "reveal: [clear, masked]", "reveal: encrypted"] {
                #expect(try findings([other]) == [], "\(other)")
            }
        }

        @Test("may give each tenant rules of its own, but not one for all beside them")
        func tenantsByRule() throws {
            let rules = """
                  - { id: a, who: agent, purpose: handling, classes: email, reveal: clear, when: resource.tenant == "a" }
                  - { id: b, who: other, purpose: handling, classes: email, reveal: clear, when: resource.tenant == "b" }
                """
            #expect(try Self.addresses(tenant: "{ column: tenant }", rules: rules) == [])
            for condition in [
                "resource.tenant != \"a\"", "resource.tenant == \"a\" || context.now > datetime(\"2020-01-01\")",
                "resource has tenant",
            ] {
                let several = rules.replacing("resource.tenant == \"b\"", with: condition)
                #expect(try Self.addresses(tenant: "{ column: tenant }", rules: several).count == 1, "\(condition)")
            }
            let all = rules + "\n  - { id: all, who: agent, purpose: handling, classes: email, reveal: clear }"
            let found = try Self.addresses(tenant: "{ column: tenant }", rules: all)
            #expect(found.count == 1 && found[0].message.contains("the rule all grants"), "\(found)")
        }

        @Test("of several tenants are told where the document compares none, once, and only there")
        func tenants() throws {
            let several = ("tenant: none", "tenant: { column: tenant }")
            let told = try Self.findings(catalog: several)
            let first = try #require(told.first)
            #expect(told.map(\.severity) == [.warning] && first.origin == .document, "\(told)")
            #expect(first.table == "customer" && first.column == nil && first.span?.start.line == 21)
            #expect(first.message.contains("principal.tenant != resource.tenant"))
            // One that names a tenant, or asks whether there is one, compares nobody's.
            let export = "classes: cipher, reveal: encrypted }"
            for condition in ["resource.tenant == \"acme\"", "resource has tenant && principal.tenant == \"acme\""] {
                let found = try Self.findings(
                    document: (export, "classes: cipher, reveal: encrypted, when: '\(condition)' }"), catalog: several)
                #expect(found.map(\.message) == told.map(\.message), "\(condition)")
            }
            let comparisons = [
                "\nforbids: [{ id: wall, when: principal.tenant != resource.tenant }]",
                "\nforbids: [{ id: wall, forms: clear, unless: 'context.now > datetime(\"2020-01-01\") && "
                    + "resource.tenant == principal.tenant' }]",
                "\nattributes: { principal: { tenants: [string] } }\n"
                    + "forbids: [{ id: wall, unless: principal.tenants.contains(resource.tenant) }]",
            ]
            for comparison in comparisons {
                let found = try Self.findings(document: (export, export + comparison), catalog: several)
                #expect(found.isEmpty, "\(comparison): \(found)")
            }
            #expect(try Self.findings(catalog: ("tenant: none", "tenant: { constant: acme }")) == [])
            // Of a table of which nothing is shown nobody sees a row.
            let hidden = try Self.findings(
                catalog: ("  customer:\n    tenant: none", "  treatment:\n    tenant: { column: tenant }"))
            #expect(!hidden.isEmpty && !hidden.contains { $0.message.contains("tenant") })
        }

        struct Defect: Sendable, CustomTestStringConvertible {
            let testDescription: String
            var document = ("", "")
            var catalog = ("", "")
            let severity: CatalogFinding.Severity
            let column: String?
            let origin: CatalogFinding.Origin
            /// The line in the changed text; nil where it does not matter.
            let line: Int?
        }

        static let defects: [Defect] = [
            Defect(
                testDescription: "nobody is ever shown a value",
                document: ("  customer.name: { class: name, subject: id }\n", ""),
                severity: .warning, column: "name", origin: .catalog, line: 7),
            Defect(
                testDescription: "did you mean email?", document: ("customer.email", "customer.emial"),
                severity: .error,
                column: "emial", origin: .document, line: 14),
            Defect(
                testDescription: "values of a blind index", document: ("customer.city", "customer.name_index"),
                severity: .error, column: "name_index", origin: .document, line: 17),
            Defect(
                testDescription: "ids of keys", document: ("customer.city", "customer.phone_key"), severity: .error,
                column: "phone_key", origin: .document, line: 17),
            Defect(
                testDescription: "no rule grants anything of the class cipher",
                document: ("  - { id: export, who: job, purpose: counting, classes: cipher, reveal: encrypted }", ""),
                severity: .warning, column: "note", origin: .document, line: 18),
            Defect(
                testDescription: "grants clear, which the column cannot be shown in: a one-way token has no way back",
                document: ("customer.visitor: { class: visitor", "customer.visitor: { class: personal"),
                severity: .error, column: "visitor", origin: .document, line: 22),
            Defect(
                testDescription: "grants masked, which the column cannot be shown in: a one-way token",
                document: ("customer.visitor: { class: visitor", "customer.visitor: { class: personal"),
                severity: .error, column: "visitor", origin: .document, line: 21),
            Defect(
                testDescription:
                    "grants tokenized, which the column cannot be shown in: what is stored is a ciphertext",
                document: ("customer.name: { class: name", "customer.name: { class: phone"), severity: .error,
                column: "name", origin: .document, line: 23),
            Defect(
                testDescription:
                    "grants tokenized, which the column cannot be shown in: what is stored is a ciphertext",
                document: ("customer.email: { class: email", "customer.email: { class: phone"), severity: .error,
                column: "email", origin: .document, line: 23),
            Defect(
                testDescription: "grants encrypted, which the column cannot be shown in: what is stored is a token",
                document: ("customer.phone: { class: phone", "customer.phone: { class: cipher"), severity: .error,
                column: "phone", origin: .document, line: 24),
            Defect(
                testDescription: "the column is kept in clear",
                document: ("customer.city: { class: personal", "customer.city: { class: phone"),
                severity: .error, column: "city", origin: .document, line: 23),
            Defect(
                testDescription: "grants tokenized, which the column cannot be shown in: the column is kept in clear",
                document: ("customer.city: { class: personal", "customer.town: { class: phone"),
                catalog: ("record: id", "record: id\n    other-columns: clear"),
                severity: .error, column: "town", origin: .document, line: 23),
            Defect(
                testDescription: "the field's subject is customer_id",
                document: ("class: email, subject: id", "class: email, subject: customer_id"), severity: .error,
                column: "email", origin: .document, line: 14),
            Defect(
                testDescription: "canaries are not seen", document: ("{ class: email, subject: id }", "email"),
                severity: .error,
                column: "email", origin: .document, line: 14),
            Defect(
                testDescription: "different values look alike",
                document: ("classes: personal, reveal: clear", "classes: email, reveal: clear"),
                catalog: ("keep: encrypted, ", "keep: encrypted, searchable: true, "), severity: .warning,
                column: "name",
                origin: .document, line: 21),
            Defect(
                testDescription: "the budgets of the rule lead count subjects only",
                document: ("personal, reveal: clear }", "personal, reveal: clear, \(subjects) }"), severity: .warning,
                column: "email", origin: .document, line: 22),
            Defect(
                testDescription: "the budgets of the rule agent count subjects only",
                document: (
                    "classes: [personal, phone], reveal: masked }", "classes: phone, reveal: masked, \(subjects) }"
                ),
                severity: .warning, column: "phone", origin: .document, line: 21),
            Defect(
                testDescription: "the budgets of the rule agent count subjects only",
                document: (
                    "classes: [personal, phone], reveal: masked }", "classes: phone, reveal: masked, \(subjects) }"
                ),
                catalog: ("keep: token, format: phone, key-id: phone_key", "keep: card, last: 1, key-id: phone_key"),
                severity: .warning, column: "phone", origin: .document, line: 21),
            Defect(
                testDescription: "the budgets of the break-glass rule outage count subjects only",
                document: (
                    "classes: cipher, reveal: encrypted }",
                    "classes: cipher, reveal: encrypted }\nbreak-glass:\n"
                        + "  - { id: outage, who: lead, classes: email, reveal: [clear, masked], for: 1h, \(subjects) }"
                ),
                severity: .warning, column: "email", origin: .document, line: 26),
            Defect(
                testDescription: "the rule job shows tokens as they are stored",
                catalog: ("keep: token, format: phone, key-id: phone_key", "keep: token, format: phone"),
                severity: .warning, column: "phone", origin: .document, line: 23),
            Defect(
                testDescription: "did you mean customer?", catalog: ("  customer:", "  customers:"), severity: .warning,
                column: nil, origin: .catalog, line: 2),
        ]

        @Test("that do not fit say where, and what to do", arguments: defects)
        func told(_ defect: Defect) throws {
            let findings = try Self.findings(document: defect.document, catalog: defect.catalog)
            let found = findings.filter { $0.message.contains(defect.testDescription) }
            if defect.testDescription.hasPrefix("did you mean customer") {
                // Every field of the table that is not there, and the table without fields.
                #expect(Set(findings.map(\.severity)) == [.warning] && findings.first?.span?.start.line == 2)
                #expect(findings.first?.message.contains("no field of this table") == true)
                #expect(
                    findings.dropFirst().allSatisfy {
                        $0.origin == .document && $0.message.contains("did you mean customers?")
                    })
                return
            }
            let finding = try #require(found.first, "\(findings)")
            #expect(found.count == 1 && finding.severity == defect.severity && finding.column == defect.column)
            #expect(finding.origin == defect.origin && finding.table == "customer")
            if let line = defect.line { #expect(finding.span?.start.line == line, "\(finding)") }
            let others = findings.filter { $0 != finding && $0.severity == .error }
            #expect(others.isEmpty || defect.severity == .error, "\(others)")
        }
    #endif

    @Test("that are built are held against each other too, and a class that is declared nowhere is told")
    func built() {
        var document = RevealDocument("d", version: 1)
        document.fields = [FieldDeclaration(FieldName(table: "t", column: "a"), "nothing")]
        let catalog = Catalog { TableCatalog("t", tenant: .none) { ColumnProtection("a", .opaqueToken()) } }
        let findings = catalog.findings(against: document)
        #expect(findings.map(\.severity) == [.error] && findings[0].span == nil)
        #expect(
            findings[0].description.hasPrefix("reveal document: error: t.a: the document declares no class nothing"))
        #expect(Catalog([]).findings(against: document) == [])
    }
}
