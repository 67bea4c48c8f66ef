/// Code points that are written by number, in expressions and in the text form.
extension Unicode.Scalar {
    /// Reads the number of a code point.
    ///
    /// - Parameters:
    ///   - position: where its first digit stands, behind `\x`, `\u` or `\u{`; moved behind it.
    ///   - count: how many digits it has; nil for 1 to 8 up to a closing brace, which is taken too.
    ///   - start: where the escape begins.
    static func escaped(
        in scalars: [Unicode.Scalar], at position: inout Int, digits count: Int?, from start: Int
    ) throws(FormatPreservingEncryptionError) -> Unicode.Scalar {
        var (value, digits) = (UInt32(0), 0)
        while digits < count ?? 8, position < scalars.count, let nibble = scalars[position].hexadecimalValue {
            value = value << 4 | nibble
            digits += 1
            position += 1
        }
        var isClosed = true
        if count == nil {
            isClosed = position < scalars.count && scalars[position] == "}"
            position += 1
        }
        guard isClosed, digits == count ?? max(digits, 1) else {
            throw .invalidFormat("a code point is written '\\u{10FFFF}', '\\u007F' or '\\x7F'", at: start)
        }
        guard let scalar = Unicode.Scalar(value) else {
            let isSurrogate = (0xD800...0xDFFF).contains(value)
            throw .invalidFormat(
                isSurrogate ? "a surrogate code point is no character" : "there is no such code point", at: start)
        }
        return scalar
    }

    /// 0 to 15 for a hexadecimal digit.
    var hexadecimalValue: UInt32? {
        switch value {
        case 0x30...0x39: value - 0x30
        case 0x41...0x46: value - 0x41 + 10
        case 0x61...0x66: value - 0x61 + 10
        default: nil
        }
    }
}
