import CryptoCore
import RecordStreams
import Synchronization
import Testing

@Suite("The pipeline")
struct RecordPipelineTests {
    private func run(
        _ text: String, _ transformation: some RowTransformation, threads: Int = 2, pieceSize: Int = 16
    ) async throws -> (output: String, rejects: String, counts: RecordCounts) {
        let (sink, rejects) = (KeepingSink(), KeepingSink())
        let reader = CSVReader(PieceSource(text), pieceSize: pieceSize)
        let counts = try await RecordPipeline(
            reader, transformation, to: sink, rejects: try RejectsWriter(rejects), threads: threads
        ).run()
        return (sink.text, rejects.text, counts)
    }

    @Test("Only the columns of the plan change, and those in quotes stay in quotes")
    func replacing() async throws {
        let (output, _, counts) = try await run(
            "id,\"name\",note\r\n1,\"ada, l\",\"x\"\r\n\r\n2,,y\n3,\"\",z\r4,é", Uppercasing(columns: ["name", "id"]))
        #expect(output == "id,\"name\",note\r\n1,\"ADA, L\",\"x\"\r\n\r\n2,,y\n3,\"\",z\r")
        #expect(counts.rows == 5)
        #expect(counts.rejected == 1)
    }

    @Test("New columns stand behind the others, left out ones take their delimiter along")
    func columns() async throws {
        var transformation = Uppercasing(columns: ["a", "b", "c"], appended: ["size"])
        let text = "a,b,c\r\nx,\"y\",z\r\n,,\r\n"
        #expect(try await run(text, transformation).output == "a,b,c,size\r\nX,\"Y\",Z,1\r\n,,,\r\n")
        transformation.dropped = ["a"]
        #expect(try await run(text, transformation).output == "b,c,size\r\n\"Y\",Z,1\r\n,,\r\n")
        transformation.dropped = ["b", "c"]
        #expect(try await run(text, transformation).output == "a,size\r\nX,1\r\n,\r\n")
        transformation.dropped = ["a", "b", "c"]
        #expect(try await run(text, transformation).output == "size\r\n1\r\n\r\n")
    }

    @Test("Rows that fail stand in the rejects, byte by byte, with their numbers; the others go on")
    func rejects() async throws {
        let bad = ["2,\"bad\",x\r\n", "3,x\n", "5,\"a\"b,c\n", "7,\"open\n"]
        let text = "id,name,c\n1,a,b\n" + bad[0] + bad[1] + "4,a,b\n" + bad[2] + "6,a,b\n" + bad[3]
        let (output, rejects, counts) = try await run(text, Uppercasing(columns: ["name"]), pieceSize: 1000)
        #expect(output == "id,name,c\n1,A,b\n4,A,b\n6,A,b\n")
        #expect(counts.rejected == 4)
        let reader = CSVReader(PieceSource(rejects))
        #expect(try reader.header().names == ["row", "reason", "original"])
        let batch = try #require(try reader.next())
        let rows = (0..<batch.count).map { batch.texts($0)! }
        #expect(rows.map { $0[0] } == ["2", "3", "5", "7"])
        #expect(rows.map { $0[2] } == bad)
        #expect(rows.map { $0[1] }.allSatisfy { !$0.isEmpty && !$0.contains("open\n") })
    }

    @Test("A value that is not UTF-8 fails its row, and its neighbours keep their values")
    func notText() async throws {
        let (sink, rejects) = (KeepingSink(), KeepingSink())
        let bytes =
            Array("a,b\nx,1\n".utf8) + [0xFF, 0x2C, 0x32, 0x0A] + Array("y,".utf8) + [0xFE, 0x0A] + Array("z,4\n".utf8)
        let pipeline = RecordPipeline(
            CSVReader(PieceSource(bytes)), Uppercasing(columns: ["a"]), to: sink, rejects: try RejectsWriter(rejects),
            threads: 1)
        #expect(try await pipeline.run().rejected == 1)
        // What no transformation reads may be anything.
        #expect(sink.bytes == Array("a,b\nX,1\nY,".utf8) + [0xFE, 0x0A] + Array("Z,4\n".utf8))
    }

    @Test("Values that are not UTF-8 fail their rows, however many, in whichever columns", arguments: [2, 3, 7, 1000])
    func notTexts(every step: Int) async throws {
        var (input, wanted) = (Array("a,b,c\n".utf8), "a,b,c\n")
        for row in 0..<300 {
            let (isBad, isOtherBad) = (row % step == 0, row % 5 == 4)
            input += (isBad ? [0xFF] : Array("x\(row)".utf8)) + Array(",\(row),".utf8)
            input += (isOtherBad ? [0x80] : Array("y\(row)".utf8)) + [0x0A]
            if !isBad, !isOtherBad { wanted += "X\(row),\(row),Y\(row)\n" }
        }
        let (sink, rejects) = (KeepingSink(), KeepingSink())
        let counts = try await RecordPipeline(
            CSVReader(PieceSource(input)), Uppercasing(columns: ["a", "c"]), to: sink,
            rejects: try RejectsWriter(rejects), threads: 2
        ).run()
        #expect(sink.text == wanted)
        #expect(counts.rejected == 301 - wanted.count { $0 == "\n" })
    }

    /// Numbers the rows that came before a batch.
    private final class Counting: RowTransformation {
        let isOrdered = true
        private let count = Mutex(0)

        func plan(_ columns: [String]?) -> ColumnPlan { ColumnPlan(read: ["a"], written: ["a"]) }

        func transform(_ columns: [[String?]], count: Int, plan: ColumnPlan) async -> TransformedColumns {
            let before = self.count.withLock { $0 }
            // Another batch would come in between, if it could.
            await Task.yield()
            self.count.withLock { $0 = before + count }
            return TransformedColumns([(0..<count).map { "\(before + $0)" }])
        }
    }

    @Test("Where batches depend on those before them, each is begun when the one before it is done")
    func ordered() async throws {
        let (output, _, _) = try await run("a\n" + String(repeating: "x\n", count: 500), Counting(), threads: 4)
        #expect(output == "a\n" + (0..<500).map { "\($0)\n" }.joined())
    }

    @Test("Where there is no place for rejects, the first in order ends the run with its number", arguments: 1...4)
    func refusing(threads: Int) async throws {
        let rows = (1...500).map { $0 % 100 == 77 ? "bad\n" : "x\($0)\n" }.joined()
        let error = await #expect(throws: RecordStreamsError.self) {
            let reader = CSVReader(PieceSource("a\n" + rows), pieceSize: 64)
            _ = try await RecordPipeline(reader, Uppercasing(columns: ["a"]), to: KeepingSink(), threads: threads).run()
        }
        #expect(error?.code == .rowFailed)
        #expect(error?.row == 77)
    }

    @Test("The order is that of the input, whatever the order in which batches are done", arguments: 1...8)
    func order(threads: Int) async throws {
        let rows = (1...3000).map { "\($0),ä\($0)\n" }.joined()
        let (output, _, counts) = try await run(
            "a,b\n" + rows, Delaying(), threads: threads, pieceSize: 200)
        let isSame = output == "a,b\n" + rows
        #expect(isSame)
        #expect(counts.rows == 3000)
        #expect(counts.bytes == rows.utf8.count)
    }

    /// Some batches take longer than others.
    private struct Delaying: RowTransformation {
        func plan(_ columns: [String]?) -> ColumnPlan { ColumnPlan(read: ["b"], written: ["b"]) }

        func transform(_ columns: [[String?]], count: Int, plan: ColumnPlan) async -> TransformedColumns {
            for _ in 0..<(columns[0][0]!.utf8.last! % 7) { await Task.yield() }
            return TransformedColumns(columns)
        }
    }

    @Test("What cannot be written ends the run")
    func fullDisk() async throws {
        let error = await #expect(throws: RecordStreamsError.self) {
            let reader = CSVReader(PieceSource("a\n" + String(repeating: "x\n", count: 1000)), pieceSize: 64)
            _ = try await RecordPipeline(reader, Unchanging(), to: KeepingSink(space: 500), threads: 2).run()
        }
        #expect(error?.code == .writeFailed)
        #expect(error?.cause?.code == .noSpace)
    }

    @Test("A column that is not there, or is written twice, is an error before anything is written")
    func plans() async throws {
        let sink = KeepingSink()
        for columns in [["c"], ["a", "a"]] {
            await #expect(throws: RecordStreamsError.self) {
                _ = try await RecordPipeline(
                    CSVReader(PieceSource("a,b\n")), Unchanging(columns: columns), to: sink, threads: 1
                ).run()
            }
        }
        #expect(sink.bytes.isEmpty)
    }
}
