import CryptoCore

/// Standard output and standard error.
enum Console {
    static let output = ByteOutput(descriptor: 1)
    static let errors = ByteOutput(descriptor: 2)

    /// Writes lines to standard output.
    static func print(_ text: String) throws(FileError) { try output.write(Array((text + "\n").utf8)) }

    /// Writes a line to standard error, if somebody listens.
    static func note(_ text: String) { try? errors.write(Array((text + "\n").utf8)) }

    /// What a value of a table looks like where it may come from a file: without characters that move the cursor.
    static func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
    }
}
