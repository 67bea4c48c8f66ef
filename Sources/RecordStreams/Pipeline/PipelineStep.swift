/// What became of a batch.
struct PipelineBatch: Sendable {
    let number: Int
    let output: [UInt8]
    /// By row, upwards, one for each.
    let failures: [(row: Int, reason: String, original: [UInt8])]
    let rows: Int
    let size: Int
}

/// What is done to each batch.
struct PipelineStep<Batch: RecordBatch, Transformation: RowTransformation>: Sendable {
    let transformation: Transformation
    let layout: Batch.Layout
    let plan: ColumnPlan

    func run(_ given: Batch, number: Int) async throws -> PipelineBatch {
        var batch = given
        var read = batch.read(layout)
        var reasons = read.failures.map { (row: $0.row, reason: $0.reason) }
        var values = TransformedColumns(Array(repeating: [], count: plan.written.count))
        if read.count > 0 {
            values = try await transformation.transform(read.columns, count: read.count, plan: plan)
            try check(values, count: read.count)
            if !values.failures.isEmpty { reject(values.failures, &read, &reasons) }
        }
        var output: [UInt8] = []
        output.reserveCapacity(batch.size + batch.size / 2)
        batch.write(values, at: read.places, layout, to: &output)
        return PipelineBatch(
            number: number, output: output,
            failures: reasons.map { ($0.row, $0.reason, Array(batch.original($0.row))) }, rows: batch.count,
            size: batch.size)
    }

    private func check(_ values: TransformedColumns, count: Int) throws(RecordStreamsError) {
        let isRight =
            values.values.count == plan.written.count && values.values.allSatisfy { $0.count == count }
            && values.omitted.count <= plan.written.count
            && values.omitted.allSatisfy { $0.isEmpty || $0.count == count }
            && values.failures.allSatisfy { (0..<count).contains($0.row) }
        guard isRight else {
            throw RecordStreamsError(
                .unequalCounts, "a transformation gives back the columns of its plan, with a value for each row")
        }
    }

    /// Several reasons of a row become one.
    private func reject(
        _ failures: [RowFailure], _ read: inout ColumnValues, _ reasons: inout [(row: Int, reason: String)]
    ) {
        var rowOfValue = Array(repeating: 0, count: read.count)
        for (row, place) in read.places.enumerated() {
            if case .values(let value) = place { rowOfValue[value] = row }
        }
        var reasonsOfRow: [Int: String] = [:]
        for failure in failures {
            let row = rowOfValue[failure.row]
            reasonsOfRow[row] = reasonsOfRow[row].map { "\($0); \(failure.reason)" } ?? failure.reason
            read.places[row] = .failed
        }
        reasons = (reasons + reasonsOfRow.map { (row: $0.key, reason: $0.value) }).sorted { $0.row < $1.row }
    }
}
