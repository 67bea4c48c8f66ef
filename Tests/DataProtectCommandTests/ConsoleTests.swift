import CryptoCore
import FieldEncryption
import Foundation
import RecordStreams
import Testing

@testable import dataprotect

@Suite("What the command shows")
struct ConsoleTests {
    @Test("A progress line fits the terminal and says what is known")
    func progress() {
        var counts = RecordCounts()
        counts.rows = 5000
        counts.bytes = 1_250_000_000
        let text = ProgressLine.text(counts, total: 2_500_000_000, seconds: 2, columns: 60)
        #expect(text == "[##########...........] 50 %  1.3 GB of 2.5 GB  2500 rows/s")
        counts.rejected = 3
        #expect(ProgressLine.text(counts, total: nil, seconds: 0, columns: nil) == "1.3 GB  3 rejected")
        for columns in 1...200 {
            let text = ProgressLine.text(counts, total: 2_000_000_000, seconds: 2, columns: columns)
            #expect(text.count <= max(columns, 56))
        }
    }

    @Test("A table has its columns below each other, and no character that moves the cursor")
    func table() {
        var table = TextTable(["a", "name"])
        table.append(["100", "x\u{1B}[2J"])
        table.append(["1", ""])
        #expect(table.text == "a    name\n100  x\u{FFFD}[2J\n1")
        // Nor one that shows the rest of the line backwards, or ends it.
        #expect(Console.plain("a\u{202E}b\u{2066}c\u{2028}d\u{E9}") == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{E9}")
    }

    @Test("Lengths of an index of which the same holds stand in one line")
    func plan() {
        let planner = BlindIndexPlanner(rows: 1_000_000, valueBits: 12)
        let lines = PlanIndex.Line.lines(8...256, planner)
        #expect(lines.map(\.shortest) == [8, 9, 10, 11, 12])
        #expect(lines.map(\.safe) == [false, false, true, true, true])
        #expect(lines.last?.longest == 256)
    }

    @Test("What the library throws becomes a status of sysexits")
    func statuses() {
        #expect(CommandFailure(FileError(number: 2, operation: "open"))?.status == .noInput)
        #expect(CommandFailure(FileError(number: 28, operation: "write"))?.status == .inputOutput)
        #expect(CommandFailure(FileError(number: 13, operation: "open"))?.status == .noPermission)
        #expect(CommandFailure(FileError(number: 32, operation: "write"))?.status == .brokenPipe)
        #expect(CommandFailure(FileError(number: 32, operation: "write"))?.message == nil)
        #expect(CommandFailure(RecordStreamsError(.noHeader, ""))?.status == .wrongData)
        #expect(
            CommandFailure(RecordStreamsError.writing(FileError(number: 28, operation: "write")))?.status
                == .inputOutput)
        #expect(CommandFailure(CancellationError()) == nil)
    }
}
