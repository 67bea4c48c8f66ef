/// The escapes of strings and patterns.
///
/// ## Specification
/// Cedar 4.5, "String": `\n`, `\r`, `\t`, `\\`, `\0`, `\'`, `\"`, `\x00` to `\x7F`, `\u{...}` of one to six digits; in
/// patterns also `\*`, the star itself. A star in any other spelling is a wildcard, as in the reference.
struct Escapes {
    /// A piece that is no escape: where it begins, and the end of what was read of it.
    struct Fault: Error {
        let offset: Int
        let end: Int
    }

    /// The string between quotes, unescaped. Throws the place of what is wrong.
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
        while let (scalar, isEscapedStar) = try reader.next(stars: true) {
            elements.append(scalar == "*" && !isEscapedStar ? .wildcard : .scalar(scalar))
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

    /// The next character, and whether it is the star of `\*`.
    private mutating func next(stars: Bool) throws(Fault) -> (Unicode.Scalar, Bool)? {
        let start = offset
        guard let first = scalar() else { return nil }
        // A carriage return has to be escaped.
        guard first != "\r" else { throw fault(start) }
        guard first == "\\" else { return (first, false) }
        switch scalar() {
        case "n": return ("\n", false)
        case "r": return ("\r", false)
        case "t": return ("\t", false)
        case "0": return ("\0", false)
        case "\\": return ("\\", false)
        case "'": return ("'", false)
        case "\"": return ("\"", false)
        case "*" where stars: return ("*", true)
        case "x":
            guard let high = digit(scalar()), let low = digit(scalar()), high < 8 else { throw fault(start) }
            return (Unicode.Scalar(UInt8(high * 16 + low)), false)
        case "u": return try (braced(start), false)
        default: throw fault(start)
        }
    }

    private func fault(_ start: Int) -> Fault { Fault(offset: start, end: offset) }

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
        guard scalar() == "{" else { throw fault(start) }
        var (value, digits): (UInt32, Int) = (0, 0)
        while let next = scalar() {
            if next == "}", digits > 0, let result = Unicode.Scalar(value) { return result }
            if next == "_", digits > 0 { continue }
            guard let digit = digit(next), digits < 6 else { break }
            value = value * 16 + digit
            digits += 1
        }
        throw fault(start)
    }
}
