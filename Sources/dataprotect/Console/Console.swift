import CryptoCore

/// Standard output and standard error.
enum Console {
    static let output = ByteOutput(descriptor: 1)
    static let errors = ByteOutput(descriptor: 2)

    /// Writes lines to standard output.
    static func print(_ text: String) throws(FileError) { try output.write(Array((text + "\n").utf8)) }

    /// Writes a line to standard error, if somebody listens.
    static func note(_ text: String) { try? errors.write(Array((text + "\n").utf8)) }

    /// What a value of a table looks like where it may come from a file: without characters that move the cursor, end a line,
    /// or turn the direction of what stands behind them.
    static func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { isHarmless($0) ? $0 : "\u{FFFD}" }))
    }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2028...0x202E, 0x2066...0x2069: false
        default: scalar.properties.generalCategory != .control
        }
    }
}
