import CryptoCore
import RecordStreams
import Testing

@Suite("CSV that is not as it should be")
struct CSVReaderTests {
    private func rows(_ text: [UInt8], dialect: CSVDialect = CSVDialect(), pieceSize: Int = 16) throws -> [[String]?] {
        let reader = CSVReader(PieceSource(text, piece: 5), dialect: dialect, pieceSize: pieceSize)
        _ = try reader.header()
        var rows: [[String]?] = []
        while let batch = try reader.next() { rows += (0..<batch.count).map { batch.texts($0) } }
        return rows
    }

    private func code(_ text: [UInt8], dialect: CSVDialect = CSVDialect()) -> RecordStreamsError? {
        do {
            _ = try rows(text, dialect: dialect)
            return nil
        } catch {
            return error as? RecordStreamsError
        }
    }

    @Test("A file needs a first row, with names that can be read and differ")
    func header() throws {
        #expect(code([])?.code == .noHeader)
        #expect(code([0xEF, 0xBB, 0xBF])?.code == .noHeader)
        #expect(code(Array("\na,b\n".utf8))?.code == .noHeader)
        #expect(code(Array("a,a\n".utf8))?.code == .duplicateColumn)
        #expect(code([0x61, 0x2C, 0xFF, 0x0A])?.code == .malformedHeader)
        #expect(code(Array("a,\"b\n".utf8))?.code == .malformedHeader)
        #expect(try rows(Array("a,b".utf8)).isEmpty)
        #expect(try rows(Array("a,b\r\n".utf8)).isEmpty)
    }

    @Test("A byte order mark belongs to no name, and is kept or left out as asked", arguments: [true, false])
    func byteOrderMark(keeps: Bool) async throws {
        let dialect = CSVDialect(keepsByteOrderMark: keeps)
        let (sink, text) = (KeepingSink(), "\u{FEFF}name\nada\n")
        let reader = CSVReader(PieceSource(text, piece: 1), dialect: dialect, pieceSize: 16)
        _ = try await RecordPipeline(reader, Uppercasing(columns: ["name"]), to: sink, threads: 1).run()
        #expect(sink.bytes == (keeps ? [0xEF, 0xBB, 0xBF] : []) + Array("name\nADA\n".utf8))
    }

    @Test("A quote that does not end is told from a long cell by the limit, with the row")
    func longRows() throws {
        let dialect = CSVDialect(maximumRowSize: 100)
        let fitting = String(repeating: "x", count: 96)
        #expect(try rows(Array("a,b\n1,\(fitting)\n".utf8), dialect: dialect) == [["1", fitting]])
        let error = code(Array("a,b\n1,2\n3,\"\(fitting)xx".utf8), dialect: dialect)
        #expect(error?.code == .rowTooLong)
        #expect(error?.row == 2)
        let inOnePiece = CSVReader(PieceSource("a\n1\n\(fitting)xxxxx\n"), dialect: dialect)
        _ = try inOnePiece.header()
        let second = #expect(throws: RecordStreamsError.self) { try inOnePiece.next() }
        #expect(second?.row == 2)
    }

    @Test("Ten million bytes in one cell are a cell")
    func greatCell() throws {
        let cell = String(repeating: "\"\"\n,", count: 2_500_000)
        let rows = try rows(Array("a,b\n1,\"\(cell)\"\n2,3\n".utf8), pieceSize: 1 << 16)
        #expect(rows[0]?[1].utf8.count == 7_500_000)
        #expect(rows[1] == ["2", "3"])
    }

    @Test("A zero byte is a character, bytes that are no UTF-8 are not")
    func bytes() throws {
        #expect(try rows(Array("a\n\0x\n".utf8)) == [["\0x"]])
        #expect(try rows(Array("a\n".utf8) + [0xC3, 0x28, 0x0A] + Array("b\n".utf8)) == [nil, ["b"]])
    }
}
