/// How a CSV file is written, as far as it cannot be seen.
///
/// Line ends are seen: each row keeps its own.
package struct CSVDialect: Hashable, Sendable {
    /// Between two cells: a comma, a semicolon, a tab.
    package let delimiter: UInt8
    /// The greatest number of bytes of a row, which is what is held in memory of it.
    package let maximumRowSize: Int
    /// Whether a byte order mark at the start of the input is one of the output.
    package let keepsByteOrderMark: Bool

    /// - Parameters:
    ///   - delimiter: a byte of ASCII that is no quote and ends no line.
    ///   - maximumRowSize: in bytes, up to 1 GiB.
    package init(delimiter: UInt8 = 0x2C, maximumRowSize: Int = 1 << 24, keepsByteOrderMark: Bool = true) {
        precondition(delimiter < 0x80 && ![0x22, 0x0A, 0x0D].contains(delimiter), "the byte cannot separate cells")
        precondition((1...1 << 30).contains(maximumRowSize), "a row has 1 byte to 1 GiB")
        self.delimiter = delimiter
        self.maximumRowSize = maximumRowSize
        self.keepsByteOrderMark = keepsByteOrderMark
    }
}
