#if YAML
    import Foundation
    import Testing

    @testable import dataprotect

    @Suite("Rows that are not as they should be")
    struct BadRowsTests {
        private let folder: RevealFolder

        init() throws { folder = try RevealFolder() }

        private func protect(_ data: Data, _ more: String...) throws -> CommandFolder.Outcome {
            try folder.files.write("in.csv", data)
            return try folder.files.run(
                ["protect", "--catalog", "policy.yaml", "in.csv", "-o", "out.csv", "--rejects", "rejects.csv"]
                    + RevealFolder.table + more)
        }

        @Test("go to the rejects with their numbers and reasons, and the others go on")
        func rejected() throws {
            var data = Data("id,tenant,name,card\n1,acme,Ada,\n2,acme\n3,acme,Bob,4111\n4,,Eve,\n5,acme,".utf8)
            data += [0xFF, 0xFE] + Data(",\n6,acme,\"Ada\"x,\n,acme,Joe,\n8,acme,Zoe,4111111111111111\n".utf8)
            let outcome = try protect(data)
            #expect(outcome.status == 65)
            #expect(outcome.errors == "dataprotect: 6 of 8 rows were rejected\n")
            let rejects = try folder.files.data("rejects.csv")
            let text = String(decoding: rejects, as: UTF8.self)
            for number in 2...7 { #expect(text.contains("\n\(number),\"")) }
            // The bytes as they came, and no value in a reason.
            #expect(rejects.contains([0xFF, 0xFE]))
            for value in ["4111", "Bob", "Eve", "Joe"] { #expect(text.components(separatedBy: value).count == 2) }
            let output = try folder.files.text("out.csv").split(separator: "\n")
            #expect(output.map { $0.prefix(2) } == ["id", "1,", "8,"])
        }

        @Test("are not protected twice, unless what is protected is to pass")
        func protectedTwice() throws {
            let text = "id,tenant,name,phone\n1,acme,Ada,+4930123456\n"
            let once = try folder.protect(text)
            #expect(try protect(Data(once.utf8)).status == 65)
            #expect(try folder.files.text("rejects.csv").contains("is protected already"))
            #expect(try protect(Data(once.utf8), "--pass-protected").status == 0)
            #expect(try folder.files.text("out.csv") == once)
        }

        @Test("and what is no file of rows ends the run before anything is written")
        func noRows() throws {
            #expect(try protect(Data()).status == 65)
            #expect(try protect(Data("id,tenant,nmae\n1,acme,Ada\n".utf8)).errors.contains("did you mean name?"))
            #expect(try protect(Data("id,id,tenant\n1,1,acme\n".utf8)).status == 65)
            #expect(try protect(Data("id,name\n1,Ada\n".utf8)).status == 65)
            let long = try protect(
                Data("id,tenant,name\n1,acme,Ada\n2,acme,\(String(repeating: "x", count: 2000))\n".utf8),
                "--maximum-row",
                "1000")
            #expect(long.status == 65)
            #expect(long.errors.hasPrefix("dataprotect: row 2: the row has more than 1000 bytes"))
            #expect(try folder.files.names == ["in.csv", "kek", "keyset", "policy.yaml"])
            #expect(try protect(Data("id,tenant,name\n".utf8)).status == 0)
            #expect(try folder.files.text("out.csv") == "id,tenant,name,name_index\n")
        }

        @Test("and neither are tables whose subjects' keys are elsewhere taken, while others of the catalog are")
        func erasable() throws {
            let patient = """
                  patient:
                    tenant: none
                    record: id
                    subject: id
                    columns: { name: { keep: encrypted, erasable: true } }

                """
            try folder.files.write("policy.yaml", RevealFolder.document + patient)
            _ = try folder.protect("id,tenant,name\n1,acme,Ada\n")
            let outcome = try folder.files.run(
                "protect", "--catalog", "policy.yaml", "--table", "patient", "--keyset", "keyset", "--kek", "kek",
                input: "id,name\n1,Ada\n")
            #expect(outcome.status == 64)
            #expect(outcome.errors.contains("the table 'patient' has erasable columns"))
            #expect(outcome.errors.contains("--subject-keys"))
        }

        @Test("A cell of a million bytes, with line ends in it, comes back")
        func longCell() throws {
            let text = "id,tenant,name\n1,acme,\"\(String(repeating: "漢字 \"\"x\"\"\n", count: 70_000))\"\n2,acme,Ada\n"
            #expect(try folder.reveal(try folder.protect(text)).output == text)
        }
    }
#endif
