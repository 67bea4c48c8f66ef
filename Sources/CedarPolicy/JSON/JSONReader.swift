/// Reads JSON strictly: one value, no duplicate names, no lone surrogates, a bounded depth.
///
/// ## Specification
/// RFC 8259.
package struct JSONReader {
    /// How deep arrays and objects may be nested.
    static let depthLimit = 127

    private let bytes: [UInt8]
    private var offset = 0

    /// The document.
    package static func read(_ text: String) throws(CedarPolicyError) -> JSON {
        var reader = JSONReader(bytes: Array(text.utf8))
        let value = try reader.value(depth: 0)
        reader.skipBlank()
        guard reader.offset == reader.bytes.count else { throw reader.fault("something follows the document") }
        return value
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private func fault(
        _ message: String, at place: Int? = nil, code: CedarPolicyError.Code = .invalidJSON
    ) -> CedarPolicyError {
        let place = min(place ?? offset, bytes.count)
        var (line, column) = (1, 1)
        for byte in bytes[..<place] {
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        let start = SourcePosition(line: line, column: column, offset: place)
        return CedarPolicyError(code, message, span: SourceSpan(start: start, endOffset: place))
    }

    private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skipBlank() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    private mutating func value(depth: Int) throws(CedarPolicyError) -> JSON {
        skipBlank()
        switch peek {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return try .string(CedarString(string()))
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return try number()
        default: throw fault("expected a value")
        }
    }

    private mutating func word(_ word: String, _ value: JSON) throws(CedarPolicyError) -> JSON {
        guard bytes[offset...].starts(with: word.utf8) else { throw fault("expected a value") }
        offset += word.utf8.count
        return value
    }

    private mutating func array(depth: Int) throws(CedarPolicyError) -> JSON {
        try enter(depth)
        var elements: [JSON] = []
        skipBlank()
        if take("]") { return .array(elements) }
        while true {
            elements.append(try value(depth: depth))
            skipBlank()
            if take("]") { return .array(elements) }
            guard take(",") else { throw fault("expected ',' or ']'") }
        }
    }

    private mutating func object(depth: Int) throws(CedarPolicyError) -> JSON {
        try enter(depth)
        var (members, names): ([JSON.Member], Set<CedarString>) = ([], [])
        skipBlank()
        if take("}") { return .object(members) }
        while true {
            skipBlank()
            let start = offset
            guard peek == UInt8(ascii: "\"") else { throw fault("expected a name") }
            let name = CedarString(try string())
            // Most objects are small.
            let isNew =
                members.count < 8 ? !members.contains { $0.name == name } : names.insert(name).inserted
            guard isNew else { throw fault("a name stands twice in the object", at: start) }
            if members.count == 7 { names = Set(members.map(\.name) + [name]) }
            skipBlank()
            guard take(":") else { throw fault("expected ':'") }
            members.append(JSON.Member(name: name, value: try value(depth: depth)))
            skipBlank()
            if take("}") { return .object(members) }
            guard take(",") else { throw fault("expected ',' or '}'") }
        }
    }

    private mutating func enter(_ depth: Int) throws(CedarPolicyError) {
        guard depth <= Self.depthLimit else {
            throw fault("nested deeper than \(Self.depthLimit)", code: .limitExceeded)
        }
        offset += 1
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: sign) else { return false }
        offset += 1
        return true
    }

    private mutating func digits() throws(CedarPolicyError) {
        let start = offset
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
        guard offset > start else { throw fault("expected a digit") }
    }

    private mutating func number() throws(CedarPolicyError) -> JSON {
        let start = offset
        _ = take("-")
        if !take("0") { try digits() }
        var whole = true
        if take(".") {
            whole = false
            try digits()
        }
        if take("e") || take("E") {
            whole = false
            if !take("+") { _ = take("-") }
            try digits()
        }
        guard whole else { return .otherNumber }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        // -0 is a floating-point number.
        return text == "-0" ? .otherNumber : Int64(text).map { .integer($0) } ?? .otherNumber
    }

    private mutating func string() throws(CedarPolicyError) -> String {
        offset += 1
        var text: [UInt8] = []
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                let start = offset
                offset += 1
                try escape(start, &text)
            case 0..<0x20: throw fault("a control character in a string")
            default:
                text.append(byte)
                offset += 1
            }
        }
        throw fault("a string without an end")
    }

    private mutating func escape(_ start: Int, _ text: inout [UInt8]) throws(CedarPolicyError) {
        guard let byte = peek else { throw fault("a string without an end") }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            var value = try unit(start)
            if (0xD800..<0xDC00).contains(value), peek == UInt8(ascii: "\\") {
                offset += 1
                guard take("u") else { throw fault("half a surrogate pair", at: start) }
                let low = try unit(start)
                guard (0xDC00..<0xE000).contains(low) else { throw fault("half a surrogate pair", at: start) }
                value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(value) else { throw fault("half a surrogate pair", at: start) }
            text.append(contentsOf: UTF8.encode(scalar) ?? .init())
        default: throw fault("no such escape", at: start)
        }
    }

    /// Four hexadecimal digits.
    private mutating func unit(_ start: Int) throws(CedarPolicyError) -> UInt32 {
        guard offset + 4 <= bytes.count else { throw fault("expected four digits", at: start) }
        var value: UInt32 = 0
        for byte in bytes[offset..<offset + 4] {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - 0x30)
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - 0x61 + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - 0x41 + 10)
            default: throw fault("expected four digits", at: start)
            }
        }
        offset += 4
        return value
    }
}
