import CryptoCore

/// Where the work on a column is: the row, and the ends of the rows that are done.
struct ColumnBuilder {
    /// The row that is being worked on.
    private(set) var row = 0

    private var ends: [Int] = []

    /// Finishes the row at so many bytes of output.
    mutating func finishRow(at end: Int) {
        ends.append(end)
        row += 1
    }

    /// A column of what `body` appends, row by row. An error is placed in the row that was being worked on; what was
    /// appended is wiped then.
    ///
    /// - Parameter capacity: bytes of all rows together, at most.
    static func build(
        rows: Int, capacity: Int,
        _ body: (inout ColumnBuilder, inout OutputSpan<UInt8>) throws(FieldEncryptionError) -> Void
    ) throws(FieldEncryptionError) -> ByteColumn {
        var builder = ColumnBuilder()
        builder.ends.reserveCapacity(rows)
        do throws(FieldEncryptionError) {
            let bytes = try [UInt8](capacity: capacity) { (output) throws(FieldEncryptionError) in
                do throws(FieldEncryptionError) {
                    try body(&builder, &output)
                } catch {
                    output.wipeAll()
                    throw error
                }
            }
            return ByteColumn(bytes: bytes, ends: builder.ends)
        } catch {
            throw error.inRow(builder.row)
        }
    }
}
