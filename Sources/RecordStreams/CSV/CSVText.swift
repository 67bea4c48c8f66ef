import CryptoCore

/// Writes cells.
enum CSVText {
    private static let quote: UInt8 = 0x22

    /// Appends a value so that it is read back as it is.
    ///
    /// A bare cell stays bare where it can, even with a quote inside: so it was read.
    ///
    /// - Parameters:
    ///   - value: nothing is written for nil.
    ///   - quoted: whether it is put in quotes in any case.
    static func append(_ value: String?, quoted: Bool, _ dialect: CSVDialect, to output: inout [UInt8]) {
        guard let value else { return }
        let utf8 = value.utf8
        let bytes = utf8.span
        guard quoted || needsQuotes(bytes, dialect) else {
            output.append(copying: bytes)
            return
        }
        output.append(quote)
        if ByteSearch.first(quote, in: bytes, from: 0, to: bytes.count) == bytes.count {
            output.append(copying: bytes)
        } else {
            for byte in utf8 {
                if byte == quote { output.append(quote) }
                output.append(byte)
            }
        }
        output.append(quote)
    }

    /// Appends bytes in quotes, whatever they are.
    static func append(quoting bytes: some Sequence<UInt8>, to output: inout [UInt8]) {
        output.append(quote)
        for byte in bytes {
            if byte == quote { output.append(quote) }
            output.append(byte)
        }
        output.append(quote)
    }

    private static func needsQuotes(_ bytes: Span<UInt8>, _ dialect: CSVDialect) -> Bool {
        guard bytes.count > 0, bytes[0] != quote else { return true }
        return ByteSearch.first(of: dialect.delimiter, 0x0A, 0x0D, in: bytes, from: 0, to: bytes.count) < bytes.count
    }
}
