#if YAML
    import Foundation
    import Testing

    @testable import dataprotect

    @Suite("dataprotect reveal")
    struct RevealCommandTests {
        private let folder: RevealFolder

        init() throws { folder = try RevealFolder() }

        private let card = "4111111111111111"

        @Test("What protect wrote comes back byte by byte for a principal who may see all, whatever the CSV looks like")
        func csv() throws {
            for text in [
                "\u{FEFF}id,\"tenant\",name,email,phone,card,city,note\r\n"
                    + "1,acme,\"Ada \"\"the\"\" Lovelace\",ada@example.org,+4930123456,\(card),Bonn,\"a\nb\"\r\n"
                    + "\r\n2,\"acme\",,\"\",\"030 / 12 34\",,\"\",'\n"
                    + "3,globex,\"漢字, x\",a\"b,\"+4930123457\",\"\(card)\",Ulm,last without an end",
                "id,tenant,name\n", "tenant,note,id\nacme,x,7\n", "id,tenant,email\n1,acme,\n\n",
            ] {
                let protected = try folder.protect(text)
                if text.contains("Lovelace") { #expect(!protected.contains("Lovelace") && !protected.contains(card)) }
                let outcome = try folder.reveal(protected, "--denied", "fail")
                #expect(outcome.status == 0, "\(outcome.errors)")
                #expect(outcome.output == text)
                #expect(outcome.errors.isEmpty)
            }
        }

        @Test("And whatever the JSON looks like, but for escapes that it did not need")
        func jsonLines() throws {
            let text = """
                {"id": 1, "tenant": "acme" ,"name":"Ada \\"x\\" \\\\ \\n", "email": null, "note": [1, {"a": 2}] }\r
                { "card" : "\(card)","phone":"0301234","tenant":"acme","id":"2"}

                { "tenant":"acme", "id":3 }
                {"id":4,"tenant":"globex","email":"é漢😀"}
                """
            let protected = try folder.protect(text, format: "jsonl")
            #expect(!protected.contains("Ada ") && !protected.contains(card) && protected.contains("name_index"))
            let outcome = try folder.reveal(protected, format: "jsonl", "--denied", "fail")
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output == text)
            let escaped = try folder.protect(
                "{\"id\":1,\"tenant\":\"acme\",\"name\":\"\\u00e9\\/\"}\n", format: "jsonl")
            #expect(
                try folder.reveal(escaped, format: "jsonl").output == "{\"id\":1,\"tenant\":\"acme\",\"name\":\"é/\"}\n"
            )
        }

        private let rows = """
            id,tenant,email,city,owner,level
            1,acme,ada@example.org,Bonn,ada,1
            2,acme,bob@example.org,Ulm,eve,1
            3,acme,eve@example.org,Rom,ada,5

            """

        @Test("Facts of a row come from its clear columns, and what is not granted has no value")
        func rowFacts() throws {
            let outcome = try folder.reveal(try folder.protect(rows), as: "agent", for: "support")
            #expect(outcome.status == 0)
            #expect(
                outcome.output == """
                    id,tenant,email,city,owner,level
                    1,acme,***************,,ada,1
                    2,acme,,,eve,1
                    3,acme,,,ada,5

                    """)
            #expect(outcome.errors.contains("2 values of column 'email' are not shown: no rule grants it"))
            #expect(outcome.errors.contains("3 values of column 'city' are not shown: no rule grants it"))
        }

        @Test("Rows that are not shown whole are rejected by number where that is asked for")
        func denied() throws {
            let protected = try folder.protect(rows)
            try folder.files.write("in.csv", protected)
            let base = ["reveal", "--policy", "policy.yaml", "in.csv", "--column", "email", "--denied", "fail"]
            let arguments = base + RevealFolder.table + RevealFolder.asking("agent", "support") + RevealFolder.audit
            let outcome = try folder.files.run(arguments + ["-o", "out.csv", "--rejects", "rejects.csv"])
            #expect(outcome.status == 65)
            #expect(outcome.errors.hasSuffix("dataprotect: 2 of 3 rows were rejected\n"))
            // What was not asked for is not there.
            #expect(try folder.files.text("out.csv") == "id,tenant,email,owner,level\n1,acme,***************,ada,1\n")
            let rejects = try folder.files.text("rejects.csv")
            #expect(rejects.contains("\n2,\"column 'email': is not shown: no rule grants it\",\"2,acme,"))
            #expect(rejects.contains("\n3,\"column 'email': is not shown: no rule grants it\",\"3,acme,"))
            // Without a place for them the first one ends the run, and nothing is written.
            let ended = try folder.files.run(arguments + ["-o", "other.csv"])
            #expect(ended.status == 65)
            #expect(ended.errors.contains("dataprotect: row 2: column 'email': is not shown"))
            #expect(!FileManager.default.fileExists(atPath: folder.files.path("other.csv")))
        }

        @Test("In JSON Lines what is not shown can be left out")
        func omitted() throws {
            let text = """
                {"id":"1","email":"ada@example.org","tenant":"acme","owner":"ada","level":2}
                {"id":"2", "email":"bob@example.org", "tenant":"acme","owner":"eve","level":2}

                """
            let protected = try folder.protect(text, format: "jsonl")
            let outcome = try folder.reveal(
                protected, format: "jsonl", as: "agent", for: "support", "--denied", "omit")
            #expect(
                outcome.output == """
                    {"id":"1","email":"***************","tenant":"acme","owner":"ada","level":2}
                    {"id":"2", "tenant":"acme","owner":"eve","level":2}

                    """)
            #expect(try folder.reveal("", "--denied", "omit").status == 64)
        }

        @Test("A budget that does not suffice for a batch grants nothing in it, and the next batch is decided after it")
        func budgets() throws {
            func cities(_ count: Int) -> String {
                "id,tenant,city\n" + (1...count).map { "\($0),acme,Bonn\n" }.joined()
            }
            let protected = try folder.protect(cities(3))
            #expect(try folder.reveal(protected, as: "agent").output == protected)
            let more = try folder.reveal(try folder.protect(cities(4)), as: "agent")
            #expect(more.output == cities(4).replacing("Bonn", with: ""))
            #expect(more.errors.contains("4 values of column 'city' are not shown: the budget is used up"))
        }

        @Test("A value that was changed, moved or made with another keyset is rejected, and no message shows it")
        func damaged() throws {
            var lines = try folder.protect(rows).split(separator: "\n").map { $0.split(separator: ",") }
            lines[2][2] = lines[1][2].dropLast(4) + "AAAA"
            lines[3][2] = "eve@example.org"
            try folder.files.write("in.csv", lines.map { $0.joined(separator: ",") + "\n" }.joined())
            let outcome = try folder.files.run(
                ["reveal", "--policy", "policy.yaml", "in.csv", "-o", "out.csv", "--rejects", "rejects.csv"]
                    + RevealFolder.table + RevealFolder.asking("auditor", "export") + RevealFolder.audit)
            #expect(outcome.status == 65)
            #expect(try folder.files.text("out.csv").contains("1,acme,ada@example.org,Bonn,ada,1\n"))
            let rejects = try folder.files.text("rejects.csv")
            // The header, and two rows with their line ends.
            #expect(rejects.split(separator: "\n").count == 5)
            #expect(rejects.contains("\n2,\"column 'email': ") && rejects.contains("\n3,\"column 'email': "))
            #expect(!outcome.errors.contains("example.org"))
            #expect(
                rejects.split(separator: "\"").allSatisfy { !$0.contains("column 'email'") || !$0.contains("example") })

            _ = try folder.files.run("keys", "create", "other", "--kek", "kek")
            let protected = try folder.protect(rows)
            let other = try folder.files.run(
                ["reveal", "--policy", "policy.yaml", "--table", "customer", "--keyset", "other", "--kek", "kek"]
                    + RevealFolder.asking("auditor", "export") + RevealFolder.audit, input: protected)
            #expect(other.status == 65)
            #expect(other.errors.hasPrefix("dataprotect: row 1: column 'email': "))
        }

        @Test("What is not protected yet is shown in its form only where that is asked for")
        func plaintext() throws {
            var lines = try folder.protect(rows).split(separator: "\n").map { $0.split(separator: ",") }
            lines[1][2] = "ada@example.org"
            let mixed = lines.map { $0.joined(separator: ",") + "\n" }.joined()
            let refused = try folder.reveal(mixed)
            #expect(refused.status == 65)
            #expect(refused.errors.hasPrefix("dataprotect: row 1: column 'email': "))
            #expect(!refused.errors.contains("example.org"))
            let shown = try folder.reveal(mixed, "--including-plaintext")
            #expect(shown.status == 0)
            #expect(shown.output == rows)
            let masked = try folder.reveal(mixed, as: "agent", for: "support", "--including-plaintext")
            #expect(masked.status == 0)
            #expect(masked.output.contains("\n1,acme,***************,,ada,1\n"))
            #expect(!masked.output.contains("example.org"))
            // What was protected and then changed behind its head is no plaintext.
            lines[3][2] = lines[2][2].dropLast(4) + "AAAA"
            let changed = lines.map { $0.joined(separator: ",") + "\n" }.joined()
            #expect(try folder.reveal(changed, "--including-plaintext").status == 65)
        }

        @Test("A key that the document has as a field is decided about, or not there")
        func governedKeys() throws {
            try folder.files.write(
                "policy.yaml",
                RevealFolder.document.replacing(
                    "fields:\n", with: "fields:\n  customer.id: { class: place, subject: id }\n"))
            let protected = try folder.protect(rows)
            let all = try folder.reveal(protected, as: "agent", for: "support")
            #expect(all.output.hasPrefix("id,tenant,email,city,owner,level\n,acme,***************,,ada,1\n"))
            let one = try folder.reveal(protected, as: "agent", for: "support", "--column", "email")
            #expect(one.output.hasPrefix("tenant,email,owner,level\nacme,***************,ada,1\n"))
        }

        @Test("A column in other capitals passes by no decision")
        func capitals() throws {
            try folder.files.write(
                "policy.yaml",
                RevealFolder.document.replacing("    record: id\n", with: "    record: id\n    other-columns: clear\n"))
            for name in ["EMAIL", "Name", "ID", "City"] {
                let outcome = try folder.reveal(
                    "id,tenant,\(name)\n1,acme,ada@example.org\n", as: "agent", for: "support")
                #expect(outcome.status == 65, "\(name)")
                #expect(outcome.output.isEmpty && outcome.errors.contains("in other small and capital letters"))
                #expect(!outcome.errors.contains("example.org"))
            }
            #expect(try folder.reveal("id,tenant,extra\n1,acme,x\n").output == "id,tenant,extra\n1,acme,x\n")
        }

        @Test("Every answer stands in the audit, and is found there by the customer's id")
        func audited() throws {
            let protected = try folder.protect(rows)
            _ = try folder.reveal(protected, as: "agent", for: "support")
            _ = try folder.reveal(protected)
            let verified = try folder.files.run(
                "audit", "verify", "audit", "--key-file", "audit.key.pub", "--unanchored", "0")
            #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
            let found = try folder.files.run(
                "audit", "query", "audit", "--subject", "1", "--tenant", "acme", "--keyset", "keyset", "--kek", "kek")
            #expect(
                found.lines.contains { $0.contains("revealed") && $0.contains("masked") && $0.contains("agent-own") })
            #expect(
                found.lines.contains { $0.contains("revealed") && $0.contains("clear") && $0.contains("auditor-clear") }
            )
            for name in try folder.files.names.filter({ $0.hasPrefix("audit") }) {
                let mode = try FileManager.default.attributesOfItem(atPath: folder.files.path(name))[.posixPermissions]
                #expect((mode as? Int ?? 0) & 0o077 == 0, "\(name)")
            }
            #expect(!(try folder.files.text("audit/00000000000000000000.jsonl").contains("example.org")))
        }

        @Test("A log and its key are made only where that is asked for, and nothing is shown without them")
        func notAudited() throws {
            let protected = try folder.protect(rows)
            let base =
                ["reveal", "--policy", "policy.yaml"] + RevealFolder.table + RevealFolder.asking("auditor", "export")
            let none = try folder.files.run(
                base + ["--audit", "audit", "--audit-signer", "audit.key"], input: protected)
            #expect(none.status == 66)
            #expect(none.output.isEmpty)
            #expect(none.errors == "dataprotect: audit.key: there is no such file or folder: --create-audit makes it\n")
            #expect(!(try folder.files.names.contains("audit")))
            #expect(try folder.files.run(base, input: protected).status == 64)
            // The log is there, and the key is another one.
            _ = try folder.reveal(protected)
            try FileManager.default.removeItem(atPath: folder.files.path("audit.key"))
            try FileManager.default.removeItem(atPath: folder.files.path("audit.key.pub"))
            let other = try folder.reveal(protected)
            #expect(other.status == 65)
            #expect(other.output.isEmpty)
        }

        @Test("The public key of a log is its own: one that is missing is written, another's is refused")
        func publicKey() throws {
            let protected = try folder.protect(rows)
            try folder.files.write("audit.key.pub", "another")
            let first = try folder.reveal(protected)
            #expect(first.status == 73 && first.output.isEmpty && first.errors.contains("audit.key.pub"))
            #expect(try !folder.files.names.contains("audit.key"))
            try FileManager.default.removeItem(atPath: folder.files.path("audit.key.pub"))
            #expect(try folder.reveal(protected).status == 0)
            let key = try folder.files.text("audit.key.pub")
            // As an interrupted run leaves it.
            try FileManager.default.removeItem(atPath: folder.files.path("audit.key.pub"))
            #expect(try folder.reveal(protected).status == 0)
            #expect(try folder.files.text("audit.key.pub") == key)
            #expect(try folder.files.run("audit", "verify", "audit", "--key-file", "audit.key.pub").status == 0)
            try folder.files.write("audit.key.pub", "another")
            let other = try folder.reveal(protected)
            #expect(other.status == 65 && other.output.isEmpty)
        }

        @Test("A number of JSON in a clear column that the document shows comes back as it was, or not at all")
        func numbers() throws {
            let text = """
                {"id":1,"tenant":"acme","name":"Ada","city":7}
                {"id":2,"tenant":"acme","city":-1.50e3,"name":null}
                {"id":3,"tenant":"acme","city":true}

                """
            let protected = try folder.protect(text, format: "jsonl")
            let shown = try folder.reveal(protected, format: "jsonl")
            #expect(shown.status == 0 && shown.output == text, "\(shown.errors)")
            let hidden = try folder.reveal(protected, format: "jsonl", as: "analyst", for: "research")
            #expect(hidden.status == 0 && !hidden.output.contains("7}") && !hidden.output.contains("e3"))
            #expect(hidden.output.contains("\"city\":null"))
        }

        @Test("Wrong arguments, columns and files are told before anything is shown")
        func badInput() throws {
            let protected = try folder.protect(rows)
            #expect(try folder.reveal(protected, "--column", "note").status == 64)
            #expect(try folder.reveal(protected, "--column", "name").status == 65)
            #expect(try folder.reveal(protected, "--facts", "{\"tikcet\": \"secret-7\"}").status == 64)
            #expect(try folder.reveal("id,tenant,mail\n1,acme,x\n").status == 65)
            #expect(try folder.reveal("").status == 65)
            #expect(try folder.reveal("id,email\n1,x\n").status == 65)
            #expect(
                try folder.reveal(protected, as: "auditor", for: "nothing").output
                    == "id,tenant,email,city,owner,level\n1,acme,,,ada,1\n2,acme,,,eve,1\n3,acme,,,ada,5\n")
            for (wrong, right) in [("customers", "customer")] {
                let arguments = RevealFolder.table.map { $0 == right ? wrong : $0 }
                let outcome = try folder.files.run(
                    ["reveal", "--policy", "policy.yaml"] + arguments + RevealFolder.asking("auditor", "export")
                        + RevealFolder.audit, input: protected)
                #expect(outcome.status == 64)
            }
        }

        @Test("Help has examples", arguments: ["protect", "reveal"])
        func help(command: String) throws {
            let outcome = try folder.files.run(command, "--help")
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("dataprotect \(command) --"))
        }
    }
#endif
