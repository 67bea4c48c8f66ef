package import CryptoCore

/// Reads records, transforms them batch by batch on several threads, and writes them in their order.
///
/// What is held in memory is a fixed number of batches. Nothing is written of a row that fails but to the rejects; where
/// there is no place for these, the first such row ends the run. The output is the caller's to commit.
package struct RecordPipeline<Reader: RecordReader, Transformation: RowTransformation> {
    private typealias Step = PipelineStep<Reader.Batch, Transformation>

    private let reader: Reader
    private let transformation: Transformation
    private let output: any ByteSink
    private let rejects: RejectsWriter?
    /// Batches that are read and not written yet.
    private let window: Int
    private let progress: (RecordCounts) -> Void

    /// - Parameters:
    ///   - reader: at the start of its input.
    ///   - threads: how many batches are transformed at once, at most; the system has the last word.
    ///   - progress: called after each batch, in this order.
    package init(
        _ reader: Reader, _ transformation: Transformation, to output: any ByteSink, rejects: RejectsWriter? = nil,
        threads: Int, progress: @escaping (RecordCounts) -> Void = { _ in }
    ) {
        precondition(threads >= 1, "somebody has to do the work")
        self.reader = reader
        self.transformation = transformation
        self.output = output
        self.rejects = rejects
        // One in each thread, one that waits for it, and one that is being read.
        window = transformation.isOrdered ? 1 : 2 * threads + 1
        self.progress = progress
    }

    /// Reads to the end.
    ///
    /// - Throws: ``RecordStreamsError``, `rowFailed` for a row that fails where there is no place for rejects; what the
    ///   transformation throws.
    package func run() async throws -> RecordCounts {
        let plan = try await transformation.plan(reader.start())
        let (layout, preamble) = try reader.arrange(plan)
        try write(preamble)
        let step = Step(transformation: transformation, layout: layout, plan: plan)
        return try await withThrowingTaskGroup(of: PipelineBatch.self) { group in
            var counts = RecordCounts()
            var (read, written, isAtEnd) = (0, 0, false)
            // What was ready before its turn.
            var ready: [Int: PipelineBatch] = [:]
            while true {
                while !isAtEnd, read - written < window {
                    guard let batch = try reader.next() else {
                        isAtEnd = true
                        break
                    }
                    let number = read
                    group.addTask { try await step.run(batch, number: number) }
                    read += 1
                }
                guard let batch = try await group.next() else { return counts }
                ready[batch.number] = batch
                while let next = ready.removeValue(forKey: written) {
                    try finish(next, &counts)
                    written += 1
                }
            }
        }
    }

    private func finish(_ batch: PipelineBatch, _ counts: inout RecordCounts) throws(RecordStreamsError) {
        for failure in batch.failures {
            let row = counts.rows + failure.row + 1
            guard let rejects else { throw RecordStreamsError(.rowFailed, failure.reason, row: row) }
            try rejects.write(row: row, reason: failure.reason, original: failure.original)
        }
        try write(batch.output)
        counts.rows += batch.rows
        counts.rejected += batch.failures.count
        counts.bytes += batch.size
        progress(counts)
    }

    private func write(_ bytes: [UInt8]) throws(RecordStreamsError) {
        do throws(FileError) { try output.write(bytes) } catch { throw .writing(error) }
    }
}
