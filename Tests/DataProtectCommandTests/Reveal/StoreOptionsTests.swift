#if SQLite && YAML
    import DataProtectionGRDB
    import FieldEncryption
    import Foundation
    import GRDB
    import ProtectionKeys
    import Testing

    @testable import dataprotect

    @Suite("Stores that dataprotect shares with services")
    struct StoreOptionsTests {
        private let folder: RevealFolder

        init() throws { folder = try RevealFolder() }

        private func cities(_ ids: ClosedRange<Int>) throws -> String {
            try folder.protect("id,tenant,city\n" + ids.map { "\($0),acme,Bonn\n" }.joined())
        }

        private func isShown(_ ids: ClosedRange<Int>, _ more: String...) throws -> Bool {
            let arguments =
                ["reveal", "--policy", "policy.yaml"] + RevealFolder.table + RevealFolder.asking("agent", "export")
                + RevealFolder.audit + more
            let outcome = try folder.files.run(arguments, input: cities(ids))
            try #require(outcome.status == 0, "\(outcome.errors)")
            return outcome.output.contains("Bonn")
        }

        @Test("A budget is counted over runs where its database is named, and by itself otherwise")
        func budgets() throws {
            let shared = ["--budgets", "budgets.sqlite"]
            #expect(try isShown(1...2, shared[0], shared[1], "--create-budgets"))
            #expect(try !isShown(3...4, shared[0], shared[1]))
            #expect(try isShown(1...3, shared[0], shared[1]))
            #expect(try !isShown(4...4, shared[0], shared[1], "--create-budgets"))
            #expect(try isShown(4...6))
            let mode = try FileManager.default.attributesOfItem(atPath: folder.files.path("budgets.sqlite"))
            #expect(mode[.posixPermissions] as? Int == 0o600)
        }

        @Test("A database that is not there is made only where that is asked for, and nothing else is taken for one")
        func databases() throws {
            let base =
                ["reveal", "--policy", "policy.yaml"] + RevealFolder.table + RevealFolder.asking("agent", "export")
                + RevealFolder.audit
            for option in ["budgets", "subject-keys"] {
                let missing = try folder.files.run(base + ["--\(option)", "none"], input: "id,tenant\n")
                #expect(missing.status == 66)
                #expect(missing.errors.contains("none: there is no such file or folder: --create-\(option) makes it"))
                let other = try folder.files.run(base + ["--\(option)", "policy.yaml"], input: "id,tenant\n")
                #expect(other.status == 65)
                #expect(other.errors.contains("policy.yaml: it cannot be opened as an SQLite database"))
                #expect(try folder.files.run(base + ["--create-\(option)"], input: "id,tenant\n").status == 64)
            }
            #expect(try !folder.files.names.contains("none"))
        }

        @Test("A link that leads nowhere is not followed to make a database")
        func danglingLink() throws {
            try FileManager.default.createSymbolicLink(
                atPath: folder.files.path("link"), withDestinationPath: folder.files.path("target"))
            let base =
                ["reveal", "--policy", "policy.yaml"] + RevealFolder.table + RevealFolder.asking("agent", "export")
                + RevealFolder.audit
            for option in ["budgets", "subject-keys"] {
                let outcome = try folder.files.run(
                    base + ["--\(option)", "link", "--create-\(option)"], input: "id,tenant\n")
                #expect(outcome.status == 73)
                #expect(try !folder.files.names.contains("target"))
            }
        }

        @Test("A database of something else stays as it is")
        func otherDatabase() throws {
            var bytes: Data?
            do {
                let other = try DatabaseQueue(path: folder.files.path("desk.sqlite"))
                try other.write { try $0.execute(sql: "CREATE TABLE customer (id INTEGER PRIMARY KEY)") }
                try other.close()
                bytes = try folder.files.data("desk.sqlite")
            }
            let base =
                ["reveal", "--policy", "policy.yaml"] + RevealFolder.table + RevealFolder.asking("agent", "export")
                + RevealFolder.audit
            for option in ["--budgets", "--subject-keys"] {
                let outcome = try folder.files.run(base + [option, "desk.sqlite"], input: "id,tenant\n")
                #expect(outcome.status == 65)
                #expect(outcome.errors.contains("desk.sqlite: it is a database, and has no such store"))
            }
            #expect(try folder.files.data("desk.sqlite") == bytes)
        }

        private static let patients = """
              patient:
                tenant: { column: tenant }
                record: id
                subject: id
                columns: { name: { keep: encrypted, erasable: true } }

            """

        private func patients(_ command: [String], _ input: String, _ more: String...) throws -> CommandFolder.Outcome {
            try folder.files.run(
                command + ["--table", "patient", "--keyset", "keyset", "--kek", "kek"] + more, input: input)
        }

        @Test("Erasable columns come back with the keys of their subjects, and without a value once these are shredded")
        func erasable() async throws {
            let document = RevealFolder.document.replacing(
                "  customer.city:", with: "  patient.name: { class: contact, subject: id }\n  customer.city:")
            try folder.files.write("policy.yaml", document + Self.patients)
            let reveal =
                ["reveal", "--policy", "policy.yaml"] + RevealFolder.asking("auditor", "export") + RevealFolder.audit
            let text = "id,tenant,name\n1,acme,Zoë Ada\n2,acme,Zoë Bob\n"
            let protected = try patients(
                ["protect", "--catalog", "policy.yaml"], text, "--subject-keys", "keys.sqlite", "--create-subject-keys")
            try #require(protected.status == 0, "\(protected.errors)")
            #expect(!protected.output.contains("Zoë"))
            #expect(try patients(reveal, protected.output, "--subject-keys", "keys.sqlite").output == text)
            // Without them, and with those of another store.
            #expect(try patients(reveal, protected.output).status == 64)
            let other = try patients(
                reveal, protected.output, "--subject-keys", "other.sqlite", "--create-subject-keys")
            #expect(other.status == 65 && !other.output.contains("Zoë"))

            try await shred("1")
            let after = try patients(reveal, protected.output, "--subject-keys", "keys.sqlite")
            #expect(after.status == 0, "\(after.errors)")
            #expect(after.output == text.replacing("Zoë Ada", with: ""))
        }

        /// As a service does.
        private func shred(_ subject: String) async throws {
            let kek = try LocalKeyEncryptionKey(file: folder.files.path("kek"))
            let keyset = try await KeysetFile(folder.files.path("keyset")).read(.encrypted(kek, associatedData: []))
            let database = try DatabasePool(
                path: folder.files.path("keys.sqlite"), configuration: .protection())
            let store = try await SQLiteSubjectKeyStore(database, root: RootKeyset(keyset))
            try await store.shred([subject], tenant: "acme")
        }
    }
#endif
