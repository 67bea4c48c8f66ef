package import CryptoCore

/// Writes the rows that failed, as CSV: `row,reason,original`.
///
/// `row` is 1 for the first behind the header. `original` has the bytes of the row with its line end, just as they came:
/// taken out one behind the other they are a file that can be given again once they are repaired.
package final class RejectsWriter {
    private let sink: any ByteSink

    /// - Throws: `writeFailed`.
    package init(_ sink: any ByteSink) throws(RecordStreamsError) {
        self.sink = sink
        try write(Array("row,reason,original\n".utf8))
    }

    func write(row: Int, reason: String, original: [UInt8]) throws(RecordStreamsError) {
        var line = Array("\(row),".utf8)
        CSVText.append(quoting: reason.utf8, to: &line)
        line.append(0x2C)
        CSVText.append(quoting: original, to: &line)
        line.append(0x0A)
        try write(line)
    }

    private func write(_ line: [UInt8]) throws(RecordStreamsError) {
        do throws(FileError) { try sink.write(line) } catch { throw .writing(error) }
    }
}
