import CryptoCore

/// Reads JSON where it stands: values go from the text to where they belong, without a tree of copies in between, since
/// some of them are keys.
///
/// Strict in the grammar, and one step stricter: a name that stands twice in an object, in either of the spellings that
/// Protocol Buffers have for it, is refused, since readers differ in which one counts. Every function takes the text and an offset, and moves the offset past what it read.
///
/// ## Specification
/// RFC 8259.
struct JSONReader {
    /// How deep values may stand in each other.
    private static let maximumDepth = 64

    private(set) var offset = 0
    private var depth = 0

    /// Reads an object that is the whole text.
    mutating func readDocument(
        _ text: Span<UInt8>,
        _ member: (_ name: String, _ reader: inout JSONReader) throws(ProtectionKeysError) -> Void
    ) throws(ProtectionKeysError) {
        try readObject(text, member)
        skipSpace(text)
        guard offset == text.count else { throw malformed("text behind the end") }
    }

    /// Reads an object, calling `member` at every value, which `member` reads or skips.
    mutating func readObject(
        _ text: Span<UInt8>,
        _ member: (_ name: String, _ reader: inout JSONReader) throws(ProtectionKeysError) -> Void
    ) throws(ProtectionKeysError) {
        var names: Set<String> = []
        try readList(text, open: "{", close: "}") { (reader) throws(ProtectionKeysError) in
            reader.skipSpace(text)
            let name = try reader.readString(text)
            guard names.insert(Self.camelCased(name)).inserted else {
                throw reader.malformed("a name that stands twice")
            }
            try reader.expect(":", text)
            try member(name, &reader)
        }
    }

    /// The spelling that Protocol Buffers write: `key_data` is `keyData`.
    private static func camelCased(_ name: String) -> String {
        let words = name.split(separator: "_", omittingEmptySubsequences: false)
        return words[0] + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// Reads an array, calling `element` at every value.
    mutating func readArray(
        _ text: Span<UInt8>, _ element: (_ reader: inout JSONReader) throws(ProtectionKeysError) -> Void
    ) throws(ProtectionKeysError) {
        try readList(text, open: "[", close: "]", element)
    }

    private mutating func readList(
        _ text: Span<UInt8>, open: Unicode.Scalar, close: Unicode.Scalar,
        _ item: (_ reader: inout JSONReader) throws(ProtectionKeysError) -> Void
    ) throws(ProtectionKeysError) {
        try expect(open, text)
        depth += 1
        guard depth <= Self.maximumDepth else { throw malformed("values too deep in each other") }
        if next(text) != close {
            try item(&self)
            while next(text) == "," {
                offset += 1
                try item(&self)
            }
        }
        try expect(close, text)
        depth -= 1
    }

    /// Reads a string.
    mutating func readString(_ text: Span<UInt8>) throws(ProtectionKeysError) -> String {
        let start = offset
        let bytes = try readSecretString(text)
        let string = bytes.withBytes { bytes -> String? in
            guard let text = try? UTF8Span(validating: bytes) else { return nil }
            return String(copying: text)
        }
        guard let string else {
            offset = start
            throw malformed("a string that is not UTF-8")
        }
        return string
    }

    /// Reads a string into protected memory. It need not be UTF-8.
    mutating func readSecretString(_ text: Span<UInt8>) throws(ProtectionKeysError) -> SecretBytes {
        try expect("\"", text)
        let start = offset
        let end = try endOfString(text)
        offset = end + 1
        let content = text.extracting(start..<end)
        return try SecretBytes.appending(capacity: content.count) { (output) throws(ProtectionKeysError) in
            try JSONEscapes.unescape(content, at: start, to: &output)
        }
    }

    /// The offset of the closing quote.
    private mutating func endOfString(_ text: Span<UInt8>) throws(ProtectionKeysError) -> Int {
        var end = offset
        while end < text.count {
            switch text[end] {
            case 0x22: return end
            case 0x5C: end += 2
            case 0..<0x20:
                offset = end
                throw malformed("a control character in a string")
            default: end += 1
            }
        }
        throw malformed("a string without an end")
    }

    /// Reads a whole number that fits 64 bits, written as a number or, as Protocol Buffers' JSON allows, as a string.
    mutating func readInteger(_ text: Span<UInt8>) throws(ProtectionKeysError) -> Int64 {
        let literal: String
        if next(text) == "\"" {
            literal = try readString(text)
        } else {
            literal = try readLiteral(text)
            guard Self.isNumber(literal) else { throw malformed("no whole number") }
        }
        guard let number = Int64(literal), literal.utf8.first != 0x2B else { throw malformed("no whole number") }
        return number
    }

    /// Whether a number stands next, or a string.
    mutating func isNumberNext(_ text: Span<UInt8>) -> Bool {
        guard let next = next(text) else { return false }
        return next == "-" || ("0"..."9").contains(next)
    }

    /// Passes over a null, if one stands next.
    mutating func skipNull(_ text: Span<UInt8>) throws(ProtectionKeysError) -> Bool {
        guard next(text) == "n" else { return false }
        try skip(text)
        return true
    }

    /// Passes over a value.
    mutating func skip(_ text: Span<UInt8>) throws(ProtectionKeysError) {
        switch next(text) {
        case "{":
            try readObject(text) { (_, reader) throws(ProtectionKeysError) in try reader.skip(text) }
        case "[":
            try readArray(text) { (reader) throws(ProtectionKeysError) in try reader.skip(text) }
        case "\"": _ = try readSecretString(text)
        default:
            let literal = try readLiteral(text)
            guard ["true", "false", "null"].contains(literal) || JSONReader.isNumber(literal) else {
                throw malformed("no value")
            }
        }
    }

    /// Reads up to white space, a comma or a bracket.
    private mutating func readLiteral(_ text: Span<UInt8>) throws(ProtectionKeysError) -> String {
        skipSpace(text)
        let start = offset
        var literal = ""
        while offset < text.count, offset - start < 64, let scalar = Unicode.Scalar(UInt32(text[offset])),
            scalar.isASCII, scalar.properties.isAlphabetic || "+-.0123456789".unicodeScalars.contains(scalar)
        {
            literal.unicodeScalars.append(scalar)
            offset += 1
        }
        guard !literal.isEmpty else { throw malformed("no value") }
        return literal
    }

    private static func isNumber(_ literal: String) -> Bool {
        literal.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil
    }

    private mutating func next(_ text: Span<UInt8>) -> Unicode.Scalar? {
        skipSpace(text)
        return offset < text.count ? Unicode.Scalar(text[offset]) : nil
    }

    private mutating func expect(_ scalar: Unicode.Scalar, _ text: Span<UInt8>) throws(ProtectionKeysError) {
        guard next(text) == scalar else { throw malformed("no '\(scalar)'") }
        offset += 1
    }

    private mutating func skipSpace(_ text: Span<UInt8>) {
        while offset < text.count, [0x20, 0x0A, 0x0D, 0x09].contains(text[offset]) { offset += 1 }
    }

    /// An error at the place that was read last.
    func malformed(_ what: String) -> ProtectionKeysError {
        ProtectionKeysError(.malformedKeyset, "not a JSON keyset: \(what), at byte \(offset)")
    }
}
