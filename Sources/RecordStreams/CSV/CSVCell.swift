/// Where a cell stands in the bytes of its batch, and how it was written.
struct CSVCell {
    /// How a cell is written.
    enum Form: UInt8 {
        case bare
        case quoted
        /// In quotes, with doubled quotes within.
        case escaped
    }

    /// The first byte, behind an opening quote.
    let start: UInt32
    /// Behind the last byte, before a closing quote.
    let end: UInt32
    let form: Form

    @inline(__always)
    init(_ start: Int, _ end: Int, _ form: Form) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
        self.form = form
    }

    /// The bytes between the quotes.
    var content: Range<Int> { Int(start)..<Int(end) }

    /// With the quotes.
    var whole: Range<Int> { form == .bare ? content : Int(start) - 1..<Int(end) + 1 }
}
