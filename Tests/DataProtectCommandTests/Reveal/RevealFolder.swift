#if YAML
    import Foundation
    import Testing

    /// A folder with keys, a reveal document and its catalog.
    struct RevealFolder {
        static let document = """
            policy: desk
            version: 1
            attributes:
              context: { ticket?: string }
              row: { owner?: principal, level?: long }
            purposes: { support: Work on a ticket., export: Hand it over., research: Count. }
            roles: { agent: {}, auditor: {}, analyst: {} }
            classes:
              contact: { ladder: [clear, masked, tokenized], mask: full }
              place: { ladder: [clear, masked], mask: full }
            fields:
              customer.name: { class: contact, subject: id }
              customer.email: { class: contact, subject: id }
              customer.phone: { class: contact, subject: id }
              customer.card: { class: contact, subject: id }
              customer.city: { class: place, subject: id }
            rules:
              - id: auditor-clear
                who: auditor
                purpose: export
                classes: [contact, place]
                reveal: clear
                require: reason
              - id: agent-own
                who: agent
                purpose: support
                classes: contact
                when: resource.owner == principal && resource.level < 3
                reveal: masked
              - id: agent-limited
                who: agent
                purpose: export
                classes: place
                reveal: clear
                budget: { subjects: 3, per: principal, within: 1d }

            catalog:
              customer:
                tenant: { column: tenant }
                record: id
                subject: id
                columns:
                  name:
                    keep: encrypted
                    indexes: { name: { column: name_index, bits: 16, rows: 1000000, value-bits: 30 } }
                  email: deterministic
                  phone: { keep: token, format: phone, key-id: phone_key, mismatch: opaque }
                  card: { keep: card, key-id: card_key }
                  city: clear
                  owner: clear
                  level: clear
                  note: clear

            """

        let files: CommandFolder

        init() throws {
            files = try CommandFolder()
            try files.write("policy.yaml", Self.document)
            try files.write("kek", Data(repeating: 1, count: 32).base64EncodedString())
            let made = try files.run("keys", "create", "keyset", "--kek", "kek")
            try #require(made.status == 0)
        }

        /// The options of both commands.
        static let table = ["--table", "customer", "--keyset", "keyset", "--kek", "kek"]

        func protect(_ input: String, format: String = "csv") throws -> String {
            let outcome = try files.run(
                ["protect", "--catalog", "policy.yaml", "--format", format] + Self.table, input: input)
            try #require(outcome.status == 0, "\(outcome.errors)")
            return outcome.output
        }

        /// With the log where the document asks for it, made where it is not there.
        func reveal(
            _ input: String, format: String = "csv", as role: String = "auditor", for purpose: String = "export",
            _ more: String...
        ) throws -> CommandFolder.Outcome {
            try files.run(
                ["reveal", "--policy", "policy.yaml", "--format", format] + Self.table + Self.asking(role, purpose)
                    + Self.audit + more, input: input)
        }

        static func asking(_ role: String, _ purpose: String) -> [String] {
            [
                "--principal", "ada", "--principal-tenant", "acme", "--role", role, "--purpose", purpose, "--reason",
                "case 17",
            ]
        }

        static let audit = [
            "--audit", "audit", "--audit-signer", "audit.key", "--create-audit", "--audit-name", "example.com/audit",
        ]
    }
#endif
