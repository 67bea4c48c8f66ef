/// Reads records of one format in batches.
package protocol RecordReader: AnyObject {
    associatedtype Batch: RecordBatch

    /// Reads what stands before the records. To be called once, before all others.
    ///
    /// - Returns: the names of the columns; nil where each record has its own.
    func start() throws(RecordStreamsError) -> [String]?

    /// Finds the columns of a plan.
    ///
    /// - Returns: the layout, and the bytes of the output that stand before the records.
    /// - Throws: `unknownColumn`, `duplicateColumn`.
    func arrange(_ plan: ColumnPlan) throws(RecordStreamsError) -> (layout: Batch.Layout, preamble: [UInt8])

    /// The next records; nil at the end.
    func next() throws(RecordStreamsError) -> Batch?
}

/// Some records, with their bytes as they came.
package protocol RecordBatch: Sendable {
    /// Where the columns of a plan are.
    associatedtype Layout: Sendable

    /// The number of records.
    var count: Int { get }

    /// How many bytes of the input they are.
    var size: Int { get }

    /// The bytes of a record, with the line end.
    func original(_ row: Int) -> ArraySlice<UInt8>

    /// The values of the columns that are read. To be called once, before writing.
    mutating func read(_ layout: Layout) -> ColumnValues

    /// Appends the records with other values.
    ///
    /// - Parameters:
    ///   - transformed: those of the columns that are written.
    ///   - places: for each record its place among the values.
    func write(_ transformed: TransformedColumns, at places: [RowPlace], _ layout: Layout, to output: inout [UInt8])
}
