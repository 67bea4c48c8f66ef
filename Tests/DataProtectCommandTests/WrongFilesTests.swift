#if YAML
    import Foundation
    import Testing

    @testable import dataprotect

    @Suite("Files that are not what the command takes them for")
    struct WrongFilesTests {
        private let folder: CommandFolder
        private static let catalog = """
            catalog:
              customer:
                tenant: none
                record: id
                other-columns: clear
                columns: { name: encrypted, email: deterministic }
            """

        init() throws {
            folder = try CommandFolder()
            try folder.write("kek", Data((0..<32).map { _ in UInt8.random(in: 0...255) }).base64EncodedString())
            try folder.write("catalog.yaml", Self.catalog)
            #expect(try folder.run("keys", "create", "keyset", "--kek", "kek").status == 0)
        }

        private func protect(_ text: String, _ more: String..., file: String = "in.csv") throws -> CommandFolder.Outcome
        {
            try folder.write(file, text)
            return try folder.run(
                [
                    "protect", "--catalog", "catalog.yaml", "--table", "customer", "--keyset", "keyset", "--kek", "kek",
                    file,
                ] + more)
        }

        @Test(
            "are refused before anything of them is written, also where other columns may pass",
            arguments: [
                "id;name;email\n1;Secretname;s@example.org\n", "1,Secretname,s@example.org\n2,Bob,b@example.org\n",
                "id, name,email \n1,Secretname,s@example.org\n", "id,NAME,EMAIL\n1,Secretname,s@example.org\n",
                "{\"id\": 1, \"name\": \"Secretname\"}\n", "Secretname,Secretname\n1,2\n", "Secretname\n",
            ])
        func noHeader(text: String) throws {
            let outcome = try protect(text)
            #expect(outcome.status == 65 && outcome.output.isEmpty)
            #expect(outcome.errors.contains("first row"))
            #expect(!outcome.errors.contains("Secretname") && outcome.errors.utf8.count < 300)
        }

        @Test("say where an unknown column stands, and which may be meant, never what is written there")
        func unknown() throws {
            try folder.write("catalog.yaml", Self.catalog.replacing("    other-columns: clear\n", with: ""))
            let key = try folder.text("kek")
            let outcome = try protect("id,name,\(key)\n")
            #expect(outcome.status == 65 && outcome.errors.contains("column 3 of the first row"))
            #expect(!outcome.errors.contains(key))
            #expect(try protect("id,nmae,email\n").errors.contains("did you mean name?"))
            #expect(
                try protect("id,name,name\n").errors.contains("columns 2 and 3 of the first row have the same name"))
        }

        @Test("that end with .json need their format, and options of CSV are refused for JSON Lines")
        func formats() throws {
            let text = "{\"id\": 1, \"name\": \"Ada\"}\n"
            #expect(try protect(text, file: "in.json").status == 64)
            let outcome = try protect(text, "--format", "jsonl", file: "in.json")
            #expect(outcome.status == 0 && !outcome.output.contains("Ada") && outcome.output.contains("\"name\""))
            #expect(try protect(text, "--delimiter", ";", file: "in.jsonl").status == 64)
            #expect(try protect(text, "--drop-byte-order-mark", file: "in.jsonl").status == 64)
            let other = try protect("{\"id\": 1, \"title\": \"Dr\"}\n", file: "in.jsonl")
            #expect(other.status == 0 && other.errors.contains("no row has a value that the table protects"))
        }

        @Test("are not replaced where the command needs them", arguments: ["keyset", "kek", "catalog.yaml", "link"])
        func replaced(name: String) throws {
            try FileManager.default.linkItem(atPath: folder.path("keyset"), toPath: folder.path("link"))
            let before = try folder.text(name)
            for option in ["-o", "--rejects"] {
                let outcome = try protect("id,name,email\n1,Ada,a@example.org\n", option, name)
                #expect(outcome.status == 64 && outcome.errors.contains(name), "\(option)")
                #expect(try folder.text(name) == before, "\(option)")
            }
            // The input may be.
            #expect(try protect("id,name,email\n1,Ada,a@example.org\n", "-o", "in.csv").status == 0)
            #expect(try !folder.text("in.csv").contains("Ada"))
        }

        @Test("that stand behind a descriptor go on, and a tilde is a letter")
        func descriptors() throws {
            try folder.write("in.csv", "id,name,email\n1,Ada,a@example.org\n2,Bob\n")
            let command =
                "\"$dataprotect\" protect --catalog catalog.yaml --table customer --keyset keyset --kek kek in.csv"
            let outcome = try folder.shell(
                "echo before > out; echo before > err; \(command) -o /dev/stdout --rejects /dev/stderr >> out 2>> err; "
                    + "\(command) -o /dev/fd/1 --rejects '~rejects' >> out; \(command) -o '~/x' --rejects r")
            #expect(outcome.status == 73)
            let lines = try folder.text("out").split(separator: "\n")
            #expect(lines.map { $0.prefix(2) } == ["be", "id", "1,", "id", "1,"])
            #expect(try folder.text("err").hasPrefix("before\n"))
            #expect(try folder.names.contains("~rejects"))
        }

        @Test("of ten megabytes in one cell come back")
        func large() throws {
            let cell = String(repeating: "Zoë 👩‍👩‍👧 \"x\", ", count: 350_000)
            try folder.write(
                "policy.yaml",
                Self.catalog + """

                    policy: all
                    version: 1
                    purposes: { export: a }
                    roles: { auditor: {} }
                    classes: { personal: { ladder: [clear] } }
                    fields: { customer.name: personal, customer.email: personal }
                    rules: [{ id: all, who: auditor, purpose: export, classes: personal, reveal: clear }]
                    """)
            let text = "id,name,email\n1,\"\(cell.replacing("\"", with: "\"\""))\",a@example.org\n"
            #expect(text.utf8.count > 10_000_000)
            #expect(try protect(text, "-o", "out.csv").status == 0)
            #expect(try !folder.text("out.csv").contains("Zoë"))
            let outcome = try folder.run(
                "reveal", "--policy", "policy.yaml", "--table", "customer", "--keyset", "keyset", "--kek", "kek",
                "--principal", "ada", "--role", "auditor", "--purpose", "export", "--audit", "audit",
                "--audit-signer", "key", "--create-audit", "--audit-name", "example.com/audit", "out.csv", "-o",
                "back.csv")
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(try folder.data("back.csv") == Data(text.utf8))
        }
    }
#endif
