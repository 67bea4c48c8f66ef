extension CSVReader: RecordReader {
    package func start() throws(RecordStreamsError) -> [String]? {
        let (names, batch) = try header()
        self.names = names
        headerRow = batch
        return names
    }

    /// The preamble is the header: names that stay, as they are written, and new ones; before it the byte order mark, if
    /// there is one and it is kept.
    package func arrange(_ plan: ColumnPlan) throws(RecordStreamsError) -> (layout: CSVLayout, preamble: [UInt8]) {
        guard let headerRow else { preconditionFailure("the header is read first") }
        let layout = try CSVLayout(plan, header: names, dialect: dialect)
        var preamble: [UInt8] = hasByteOrderMark && dialect.keepsByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
        let names = TransformedColumns(plan.written.map { [$0] })
        headerRow.write(names, at: [.values(0)], layout.keepingNames, to: &preamble)
        return (layout, preamble)
    }
}
