#if YAML
    import CedarPolicy
    import DataProtection
    import Testing

    @Suite("A catalog in YAML")
    struct CatalogYAMLTests {
        private static let text = """
            catalog:
              customer:
                tenant: { column: tenant }
                record: id
                subject: id
                columns:
                  name:
                    keep: encrypted
                    length: hidden
                    indexes:
                      name: { column: name_index, bits: 16, rows: 1000000, value-bits: 29.9, normalize: [case, nfc, first(9)] }
                  email: { keep: deterministic, domain: email, unique: true, searchable: true }
                  phone: { keep: token, format: phone, key-id: phone_key }
                  ticket: { keep: token, name: tickets, template: "TT-########", mismatch: opaque, prefix: tt }
                  card: { keep: card, last: 4, marks: { 17: 3 } }
                  account: opaque-token
                  note: { keep: random-token, shape: email }
                  visitor: { keep: one-way, bytes: 20 }
                  birthday: { keep: encrypted, erasable: true }
                  city: clear
              order:
                tenant: none
                other-columns: clear
                columns:
                  mail: { keep: deterministic, domain: email }
            """

        @Test("is the one that is built")
        func equalToBuilt() throws {
            let length = try BlindIndexPlanner(rows: 1_000_000, valueBits: 29.9).length(16)
            let built = try Catalog {
                try TableCatalog("customer", tenant: .column("tenant"), record: "id", subject: "id") {
                    ColumnProtection(
                        "name", .encrypted(.hidden),
                        indexes: [
                            ColumnIndex(
                                "name", column: "name_index", length: length,
                                normalizers: [.caseFolded, .nfc, .first(9)])
                        ])
                    ColumnProtection(
                        "email", .encryptedDeterministically(), domain: "email", unique: true, searchable: true)
                    ColumnProtection("phone", .token(FormatToken("phone", try .phoneNumber())), keyID: "phone_key")
                    ColumnProtection(
                        "ticket",
                        .token(
                            FormatToken(
                                "tickets", try .template("TT-########"), mismatch: .opaque(.text(TokenPrefix("tt")!)))))
                    ColumnProtection("card", .card(CardToken(marks: [17: 3])))
                    ColumnProtection("account", .opaqueToken())
                    ColumnProtection("note", .randomToken(.email(.tok)))
                    ColumnProtection("visitor", .oneWay(OneWayLength(20)!))
                    ColumnProtection("birthday", .encrypted(), erasable: true)
                    ColumnProtection("city", .clear)
                }
                TableCatalog("order", tenant: .none, allowsOtherColumns: true) {
                    ColumnProtection("mail", .encryptedDeterministically(), domain: "email")
                }
            }
            #expect(try Catalog(yaml: Self.text) == built)
        }

        @Test("may stand in a reveal document")
        func inDocument() throws {
            let text = "policy: p\nversion: 1\n" + Self.text
            #expect(try Catalog(yaml: text) == Catalog(yaml: Self.text))
        }

        @Test("tells every fault with its place")
        func faults() throws {
            let text = """
                catalog:
                  t:
                    tenant: { column: a, constant: b }
                    columns:
                      a: encypted
                      b: { keep: token, format: phone, template: "##" }
                      c: { keep: token, template: "TT-##" }
                      d: { keep: opaque-token, bytes: 3 }
                      e: { keep: encrypted, indexes: { i: { column: x, bits: 40, rows: 100, value-bits: 30 } } }
                      f: { keep: one-way, bytes: 4, searchable: "yes" }
                      g: { keep: encrypted, erasable: 1 }
                other: 1
                """
            let error = thrown { try Catalog(yaml: text) }
            #expect(error?.code == .invalidCatalog)
            let lines = (error?.message ?? "").split(separator: "\n").map { $0.prefix { $0 != ":" } }
            #expect(
                Set(lines).isSuperset(of: ["3", "5", "6", "7", "8", "9", "10", "11", "12"]), "\(error?.message ?? "")")
        }

        @Test("finds what makes no sense with its place")
        func findings() throws {
            let catalog = try Catalog(
                yaml:
                    "catalog:\n  t:\n    tenant: none\n    columns:\n      a: { keep: encrypted }\n      b: { keep: random-token, searchable: true }\n"
            )
            #expect(catalog.findings.map { $0.span?.start.line } == [5, 6])
            #expect(catalog.findings.allSatisfy { $0.severity == .error })
        }

        @Test("that is none, or nothing, is refused", arguments: ["", "a: 1", "catalog: 1", "catalog: [", "- catalog"])
        func broken(text: String) { #expect(code { try Catalog(yaml: text) } == .invalidCatalog) }
    }
#endif
