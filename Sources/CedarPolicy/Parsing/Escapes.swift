/// The escapes of strings and patterns.
///
/// ## Specification
/// Cedar 4.5, "String": `\n`, `\r`, `\t`, `\\`, `\0`, `\'`, `\"`, `\x00` to `\x7F`, `\u{...}` of one to six digits; in
/// patterns also `\*`.
struct Escapes {
    /// A piece that is no escape.
    struct Fault: Error { let offset: Int }

    /// The string between quotes, unescaped. Throws the offset of the first byte of what is wrong.
    static func string(_ bytes: ArraySlice<UInt8>) throws(Fault) -> CedarString {
        // Nothing to do for most strings.
        if !bytes.contains(where: { $0 == UInt8(ascii: "\\") || $0 == 0x0D }) {
            return CedarString(String(decoding: bytes, as: UTF8.self))
        }
        var text = String.UnicodeScalarView()
        var reader = Escapes(bytes)
        while let (scalar, _) = try reader.next(stars: false) { text.append(scalar) }
        return CedarString(String(text))
    }

    /// The pattern between quotes.
    static func pattern(_ bytes: ArraySlice<UInt8>) throws(Fault) -> Pattern {
        var elements: [Pattern.Element] = []
        var reader = Escapes(bytes)
        while let (scalar, escaped) = try reader.next(stars: true) {
            elements.append(scalar == "*" && !escaped ? .wildcard : .scalar(scalar))
        }
        return Pattern(elements)
    }

    private var scalars: String.UnicodeScalarView.Iterator
    private var offset: Int

    private init(_ bytes: ArraySlice<UInt8>) {
        scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.makeIterator()
        offset = bytes.startIndex
    }

    private mutating func scalar() -> Unicode.Scalar? {
        guard let scalar = scalars.next() else { return nil }
        offset += UTF8.width(scalar)
        return scalar
    }

    /// The next character, and whether a backslash stood before it.
    private mutating func next(stars: Bool) throws(Fault) -> (Unicode.Scalar, Bool)? {
        let start = offset
        guard let first = scalar() else { return nil }
        // A carriage return has to be escaped.
        guard first != "\r" else { throw Fault(offset: start) }
        guard first == "\\" else { return (first, false) }
        switch scalar() {
        case "n": return ("\n", true)
        case "r": return ("\r", true)
        case "t": return ("\t", true)
        case "0": return ("\0", true)
        case "\\": return ("\\", true)
        case "'": return ("'", true)
        case "\"": return ("\"", true)
        case "*" where stars: return ("*", true)
        case "x":
            guard let high = digit(scalar()), let low = digit(scalar()), high < 8 else { throw Fault(offset: start) }
            return (Unicode.Scalar(UInt8(high * 16 + low)), true)
        case "u": return try (braced(start), true)
        default: throw Fault(offset: start)
        }
    }

    private func digit(_ scalar: Unicode.Scalar?) -> UInt32? {
        switch scalar {
        case .some("0"..."9"): scalar.map { $0.value - 0x30 }
        case .some("a"..."f"): scalar.map { $0.value - 0x61 + 10 }
        case .some("A"..."F"): scalar.map { $0.value - 0x41 + 10 }
        default: nil
        }
    }

    /// `{` one to six digits, underscores after the first, `}`
    private mutating func braced(_ start: Int) throws(Fault) -> Unicode.Scalar {
        guard scalar() == "{" else { throw Fault(offset: start) }
        var (value, digits): (UInt32, Int) = (0, 0)
        while let next = scalar() {
            if next == "}", digits > 0, let result = Unicode.Scalar(value) { return result }
            if next == "_", digits > 0 { continue }
            guard let digit = digit(next), digits < 6 else { break }
            value = value * 16 + digit
            digits += 1
        }
        throw Fault(offset: start)
    }
}
