import ArgumentParser
import CryptoCore
import Foundation
import RecordStreams

/// The options of commands that read records, change them, and write them.
struct RecordOptions: ParsableArguments {
    @Argument(help: "The file; '-' for standard input.", completion: .file())
    var input = "-"

    @Option(name: .shortAndLong, help: "The file to make; '-' for standard output.", completion: .file())
    var output = "-"

    @Option(help: "A file for the rows that fail. Without it, the first such row ends the run.", completion: .file())
    var rejects: String?

    @Option(help: "As the name of the file ends, unless given; csv for standard input.")
    var format: RecordFormat?

    @Option(help: "What separates cells: ',' in CSV, a tab in TSV, unless given.", transform: RecordOptions.delimiter)
    var delimiter: UInt8?

    @Option(help: "The greatest number of bytes of a row.")
    var maximumRow = 1 << 24

    @Option(help: "How many batches are worked on at once.")
    var threads = ProcessInfo.processInfo.activeProcessorCount

    @Flag(help: "Leave a byte order mark at the start of the file out.")
    var dropByteOrderMark = false

    /// How the records are written.
    var recordFormat: RecordFormat { format ?? RecordFormat(path: input) }

    private static func delimiter(_ text: String) throws -> UInt8 {
        guard text.utf8.count == 1, let byte = text.utf8.first, byte < 0x80, ![0x22, 0x0A, 0x0D].contains(byte) else {
            throw ValidationError("A delimiter is one character of ASCII, no quote and no line end.")
        }
        return byte
    }

    func validate() throws {
        guard (1...1 << 30).contains(maximumRow) else { throw ValidationError("A row has 1 byte to 1 GiB.") }
        guard (1...1024).contains(threads) else { throw ValidationError("There are 1 to 1024 threads.") }
        if let rejects, rejects == "-" || rejects == output {
            throw ValidationError("Rows that fail go to a file of their own.")
        }
        if format == nil, input.lowercased().hasSuffix(".json") {
            throw ValidationError("Of .json files --format says what they are: jsonl, where each line is an object.")
        }
        if recordFormat == .jsonLines, delimiter != nil || dropByteOrderMark {
            throw ValidationError("--delimiter and --drop-byte-order-mark are for CSV and TSV.")
        }
    }

    /// Runs the records through a transformation. The output and the rejects appear when all is done.
    ///
    /// - Parameters:
    ///   - files: what else the command reads or keeps, which neither may replace.
    ///   - done: called before they appear.
    /// - Throws: a failure with 65 also where rows were rejected and all else went well.
    func run(
        _ transformation: some RowTransformation, beside files: [String?],
        done: (RecordCounts) -> Void = { _ in }
    ) async throws {
        try requireApart(files.compactMap(\.self))
        let source: ByteInput
        do throws(FileError) {
            source = input == "-" ? ByteInput(descriptor: 0) : try ByteInput(input)
        } catch {
            throw CommandFailure(error, input)
        }
        let target = try OutputTarget(output)
        let rejectsTarget = try rejects.map { try OutputTarget($0) }
        let writer = try rejectsTarget.map { target throws in try RejectsWriter(target.sink) }
        let counts = try await run(source, transformation, to: target.sink, rejects: writer)
        done(counts)
        // The rejects first: an output without them would seem complete.
        try rejectsTarget?.commit()
        try target.commit()
        if counts.rejected > 0 {
            throw CommandFailure(.wrongData, "\(counts.rejected) of \(counts.rows) rows were rejected")
        }
    }

    /// Whatever the paths are called: what is made would replace what is read, or be replaced.
    private func requireApart(_ files: [String]) throws {
        let places = files.filter { $0 != "-" }.map(FilePlace.init)
        if let rejects {
            let place = FilePlace(rejects)
            guard !(places + [input, output == "-" ? "/dev/stdout" : output].map(FilePlace.init)).contains(place) else {
                throw CommandFailure(.usage, "rows that fail go to a file of their own, and \(rejects) is another's")
            }
        }
        if output != "-", places.contains(FilePlace(output)) {
            throw CommandFailure(.usage, "the output would replace \(output), which this command reads or keeps")
        }
    }

    private func run(
        _ source: ByteInput, _ transformation: some RowTransformation, to sink: any ByteSink, rejects: RejectsWriter?
    ) async throws -> RecordCounts {
        let format = recordFormat
        switch format {
        case .jsonLines:
            return try await run(
                JSONLinesReader(source, maximumRowSize: maximumRow), source.size, transformation, sink, rejects)
        case .csv, .tsv:
            let dialect = CSVDialect(
                delimiter: delimiter ?? (format == .tsv ? 0x09 : 0x2C), maximumRowSize: maximumRow,
                keepsByteOrderMark: !dropByteOrderMark)
            return try await run(CSVReader(source, dialect: dialect), source.size, transformation, sink, rejects)
        }
    }

    private func run(
        _ reader: some RecordReader, _ size: Int?, _ transformation: some RowTransformation, _ sink: any ByteSink,
        _ rejects: RejectsWriter?
    ) async throws -> RecordCounts {
        var line = ProgressLine(total: size)
        defer { line.finish() }
        return try await RecordPipeline(
            reader, transformation, to: sink, rejects: rejects, threads: threads, progress: { line.show($0) }
        ).run()
    }
}
