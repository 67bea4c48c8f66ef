/// The escapes of JSON strings.
///
/// ## Specification
/// RFC 8259, section 7.
enum JSONEscapes {
    /// Appends what stands between two quotes, without the escapes.
    ///
    /// - Parameter start: where `content` stands in the text, for the error.
    static func unescape(
        _ content: Span<UInt8>, at start: Int, to output: inout OutputSpan<UInt8>
    ) throws(ProtectionKeysError) {
        var offset = 0
        while offset < content.count {
            guard content[offset] == 0x5C else {
                output.append(content[offset])
                offset += 1
                continue
            }
            let escape = offset
            guard let scalar = readEscape(content, &offset) else {
                throw ProtectionKeysError(
                    .malformedKeyset, "not a JSON keyset: an escape that does not exist, at byte \(start + escape)")
            }
            // No longer than the escape: at most four bytes for six or twelve.
            for byte in Unicode.UTF8.encode(scalar)! { output.append(byte) }
        }
    }

    private static func readEscape(_ content: Span<UInt8>, _ offset: inout Int) -> Unicode.Scalar? {
        guard offset + 1 < content.count else { return nil }
        let letter = content[offset + 1]
        offset += 2
        switch letter {
        case 0x22: return "\""
        case 0x5C: return "\\"
        case 0x2F: return "/"
        case 0x62: return "\u{8}"
        case 0x66: return "\u{C}"
        case 0x6E: return "\n"
        case 0x72: return "\r"
        case 0x74: return "\t"
        case 0x75: return readUnicode(content, &offset)
        default: return nil
        }
    }

    /// `XXXX`, or for what is above U+FFFF `XXXX\uXXXX`.
    private static func readUnicode(_ content: Span<UInt8>, _ offset: inout Int) -> Unicode.Scalar? {
        guard let unit = readUnit(content, &offset) else { return nil }
        guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) }
        guard offset + 1 < content.count, content[offset] == 0x5C, content[offset + 1] == 0x75 else { return nil }
        offset += 2
        guard let low = readUnit(content, &offset), (0xDC00..<0xE000).contains(low) else { return nil }
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    }

    private static func readUnit(_ content: Span<UInt8>, _ offset: inout Int) -> UInt32? {
        guard offset + 4 <= content.count else { return nil }
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(content[offset])).hexDigitValue else { return nil }
            unit = unit << 4 | UInt32(digit)
            offset += 1
        }
        return unit
    }
}
