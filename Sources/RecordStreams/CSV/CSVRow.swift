/// Where a row and its cells stand in their batch.
struct CSVRow {
    /// What makes it impossible to say what the cells are.
    enum Fault: UInt8 {
        case none
        /// A closing quote, and something behind it that ends no cell.
        case textBehindQuote
        /// The input ends inside quotes.
        case openQuote
    }

    let start: UInt32
    /// Before the line end.
    let contentEnd: UInt32
    /// Behind the line end.
    let end: UInt32
    /// The first of its cells in the batch.
    let firstCell: UInt32
    let cellCount: UInt32
    let fault: Fault

    /// With the line end.
    var whole: Range<Int> { Int(start)..<Int(end) }

    /// None for a line with nothing on it.
    var cells: Range<Int> { Int(firstCell)..<Int(firstCell) + Int(cellCount) }
}
