import CryptoCore
import Foundation
import RecordStreams
import Testing

/// Cases of `Tests/Vectors/csv`, made with Python's csv module.
@Suite("CSV is read as Python's csv module reads it")
struct CSVReferenceTests {
    struct Case: Decodable {
        let delimiter: String
        let text: String
        let rows: [[String]]?

        init(from decoder: any Decoder) throws {
            var values = try decoder.unkeyedContainer()
            delimiter = try values.decode(String.self)
            text = try values.decode(String.self)
            rows = try values.decode([[String]]?.self)
        }
    }

    static func cases() throws -> [Case] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Vectors/csv/csv.jsonl").standardizedFileURL
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        return try lines.map { try JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
    }

    /// All rows, that of the header included; nil where one of them cannot be read.
    private func rows(_ test: Case, piece: Int) throws -> [[String]]? {
        let dialect = CSVDialect(delimiter: test.delimiter.utf8.first!)
        let reader = CSVReader(PieceSource(test.text, piece: piece), dialect: dialect, pieceSize: 16)
        // Not `header()`, which looks at the names.
        var rows: [[String]] = []
        while let batch = try reader.next() {
            for row in 0..<batch.count {
                guard let texts = batch.texts(row) else { return nil }
                rows.append(texts)
            }
        }
        return rows
    }

    @Test("The cells are the same, in whatever pieces the bytes come", arguments: [1, 3, 7, 1000])
    func cells(piece: Int) throws {
        let cases = try Self.cases()
        #expect(cases.count == 2000)
        #expect(cases.count { $0.rows == nil } > 100)
        for test in cases {
            let rows = try rows(test, piece: piece)
            #expect(rows == test.rows, "\(test.text.debugDescription)")
        }
    }

    @Test("Rows put together are the input, those too that cannot be read", arguments: [1, 5, 1000])
    func originals(piece: Int) throws {
        for test in try Self.cases() {
            let reader = CSVReader(
                PieceSource(test.text, piece: piece), dialect: CSVDialect(delimiter: test.delimiter.utf8.first!),
                pieceSize: 16)
            var bytes: [UInt8] = []
            while let batch = try reader.next() {
                for row in 0..<batch.count { bytes += batch.original(row) }
            }
            #expect(bytes == Array(test.text.utf8), "\(test.text.debugDescription)")
        }
    }

    @Test("Cells that are written anew as they were read are the same bytes")
    func roundTrip() async throws {
        var count = 0
        for test in try Self.cases() where test.rows != nil {
            let dialect = CSVDialect(delimiter: test.delimiter.utf8.first!)
            let reader = CSVReader(
                PieceSource("é,ü\n".replacing(",", with: test.delimiter) + test.text), dialect: dialect, pieceSize: 256)
            let sink = KeepingSink()
            let rejected = KeepingSink()
            let pipeline = RecordPipeline(
                reader, Unchanging(), to: sink, rejects: try RejectsWriter(rejected), threads: 1)
            _ = try await pipeline.run()
            // Ragged rows are elsewhere; what is here is the rest, in order.
            let kept = test.rows!.enumerated().filter { $1.isEmpty || $1.count == 2 }
            let again = CSVReader(PieceSource(sink.bytes), dialect: dialect, pieceSize: 256)
            _ = try again.header()
            var rows: [[String]] = []
            while let batch = try again.next() { rows += (0..<batch.count).map { batch.texts($0)! } }
            // An empty line is none any more where the row between a CR before it and its own LF is taken out.
            let expected = kept.map(\.element).filter { !$0.isEmpty }
            #expect(rows.filter { !$0.isEmpty } == expected, "\(test.text.debugDescription)")
            if kept.count == test.rows!.count {
                count += 1
                #expect(sink.text == "é,ü\n".replacing(",", with: test.delimiter) + test.text)
            }
        }
        #expect(count > 50)
    }
}
