import CryptoCore
import DataProtection
import FormatPreservingEncryption
import RecordStreams
import Testing

@testable import dataprotect

@Suite("Rows of a file, protected")
struct ProtectTransformationTests {
    private final class Text: ByteSource, ByteSink {
        private(set) var bytes: [UInt8]
        private var offset = 0

        init(_ text: String = "") { bytes = Array(text.utf8) }

        func read(into buffer: inout [UInt8], from start: Int) throws(FileError) -> Int {
            let count = min(buffer.count - start, bytes.count - offset)
            buffer.replaceSubrange(start..<start + count, with: bytes[offset..<offset + count])
            offset += count
            return count
        }

        func write(_ bytes: Span<UInt8>) throws(FileError) {
            for index in bytes.indices { self.bytes.append(bytes[index]) }
        }

        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    private func protector() throws -> Protector {
        let length = try BlindIndexPlanner(rows: 1_000_000, valueBits: 30).length(16)
        let catalog = try Catalog {
            try TableCatalog("customer", tenant: .column("tenant"), record: "id") {
                ColumnProtection(
                    "name", .encrypted(), indexes: [ColumnIndex("name", column: "name_index", length: length)])
                ColumnProtection("email", .encryptedDeterministically())
                ColumnProtection("card", .card(CardToken("pan")), keyID: "card_key")
                ColumnProtection(
                    "ticket", .token(FormatToken("ticket", try .template("TT-########"))), keyID: "ticket_key")
                ColumnProtection("city", .clear)
            }
        }
        return try Protector(catalog, RootKeyset(Keyset(.root)))
    }

    private func run(_ text: String, json: Bool = false) async throws -> (output: String, rejects: String) {
        let (output, rejects) = (Text(), Text())
        let transformation = try ProtectTransformation(protector(), table: "customer", protectedInput: .refuse)
        let writer = try RejectsWriter(rejects)
        if json {
            let reader = JSONLinesReader(Text(text), pieceSize: 100)
            _ = try await RecordPipeline(reader, transformation, to: output, rejects: writer, threads: 2).run()
        } else {
            let reader = CSVReader(Text(text), pieceSize: 100)
            _ = try await RecordPipeline(reader, transformation, to: output, rejects: writer, threads: 2).run()
        }
        return (output.text, rejects.text)
    }

    private let card = "4111111111111111"

    @Test("In CSV what is protected is replaced, what is clear stays, and indexes and key ids stand behind")
    func csv() async throws {
        let (output, rejects) = try await run(
            """
            city,id,"name",tenant,email,card
            "Bonn",1,"Ada Lovelace",acme,ada@example.org,\(card)
            Ulm,2,,acme,ada@example.org,
            Rom,3,Bob,,bob@example.org,\(card)
            Rom,4,Eve,acme,eve@example.org,4111

            """)
        let rows = output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(rows[0].joined(separator: ",") == "city,id,\"name\",tenant,email,card,name_index,card_key")
        #expect(rows.count == 3)
        #expect(rows.allSatisfy { $0.count == 8 })
        #expect(rows[1][0] == "\"Bonn\"")
        #expect(rows[1][2].first == "\"")
        // Deterministic, of one tenant.
        #expect(rows[1][4] == rows[2][4])
        #expect(rows[2][2].isEmpty && rows[2][5].isEmpty && rows[2][6].isEmpty)
        for value in ["Lovelace", "example.org", card] { #expect(!output.contains(value)) }
        #expect(rejects.contains("\n3,") && rejects.contains("\n4,"))
        #expect(rejects.contains("column 'card'"))
    }

    @Test("In JSON Lines too, and an object with a member that the catalog does not have is rejected")
    func jsonLines() async throws {
        let (output, rejects) = try await run(
            """
            {"id": "1", "tenant": "acme", "name": "Ada Lovelace", "city": 7}
            {"id": "2", "tenant": "acme", "nmae": "Bob"}
            {"id": "3", "tenant": "acme", "email": null}

            """, json: true)
        let lines = output.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0].hasPrefix("{\"id\": \"1\", \"tenant\": \"acme\", \"name\": \""))
        #expect(lines[0].contains(",\"name_index\":\"") && lines[0].contains("\"city\": 7"))
        #expect(!output.contains("Lovelace"))
        #expect(lines[1] == "{\"id\": \"3\", \"tenant\": \"acme\", \"email\": null}")
        #expect(rejects.contains("\n2,"))
    }

    @Test("A column that the catalog does not have, and a table that it does not have, end the run before it begins")
    func unknown() async throws {
        await #expect(throws: CommandFailure.self) { _ = try await run("id,tenant,nmae\n1,acme,Ada\n") }
        #expect(throws: CommandFailure.self) {
            _ = try ProtectTransformation(protector(), table: "customers", protectedInput: .refuse)
        }
    }

    @Test("What is protected already is not protected again")
    func twice() async throws {
        let transformation = try ProtectTransformation(protector(), table: "customer", protectedInput: .refuse)
        let (once, twice, rejects) = (Text(), Text(), Text())
        let first = CSVReader(Text("id,tenant,email\n1,acme,ada@example.org\n"))
        _ = try await RecordPipeline(first, transformation, to: once, threads: 1).run()
        let second = CSVReader(Text(once.text))
        _ = try await RecordPipeline(second, transformation, to: twice, rejects: try RejectsWriter(rejects), threads: 1)
            .run()
        #expect(twice.text == "id,tenant,email\n")
        #expect(rejects.text.contains("\n1,"))
    }

    @Test("Nor are tokens that only the column for the key's id tells from values", arguments: [false, true])
    func silentTwice(json: Bool) async throws {
        let protector = try protector()
        func run(_ text: String, _ input: ProtectedInput) async throws -> (output: String, rejected: Int) {
            let transformation = try ProtectTransformation(protector, table: "customer", protectedInput: input)
            let output = Text()
            let rejects = try RejectsWriter(Text())
            let counts =
                json
                ? try await RecordPipeline(
                    JSONLinesReader(Text(text)), transformation, to: output, rejects: rejects, threads: 1
                ).run()
                : try await RecordPipeline(
                    CSVReader(Text(text)), transformation, to: output, rejects: rejects, threads: 1
                ).run()
            return (output.text, counts.rejected)
        }
        let once = try await run(
            json
                ? "{\"id\":\"1\",\"tenant\":\"acme\",\"name\":\"Ada\",\"ticket\":\"TT-12345678\"}\n"
                : "id,tenant,name,ticket\n1,acme,Ada,TT-12345678\n", .refuse)
        #expect(!once.output.contains("12345678") && once.output.contains("ticket_key"))
        #expect(try await run(once.output, .refuse).rejected == 1)
        let passed = try await run(once.output, .pass)
        #expect(passed.output == once.output && passed.rejected == 0)
    }
}
