/// Reads the text form of masks, and says where it breaks off.
struct MaskTextReader {
    /// The longest text that is read, in Unicode scalars.
    static let longest = 1 << 20
    /// How deep masks may stand in masks.
    static let deepest = 32

    private let scalars: [Unicode.Scalar]
    private var position = 0

    private init(_ text: String) { scalars = Array(text.unicodeScalars) }

    static func read(_ text: String) throws(MaskingError) -> MaskText {
        guard text.utf8.count <= longest else {
            throw MaskingError(.textTooLong, "a mask is written in at most \(longest) bytes")
        }
        var reader = MaskTextReader(text)
        let tree = try reader.text(depth: 0)
        guard reader.position == reader.scalars.count else {
            throw reader.error("expected '|' or the end")
        }
        return tree
    }

    private func error(_ message: String, at place: Int? = nil) -> MaskingError {
        MaskingError(.malformedText, message, position: place ?? position)
    }

    private func peek() -> Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func skipSpace() {
        while let next = peek(), next == " " || next == "\t" || next == "\n" || next == "\r" { position += 1 }
    }

    /// Takes the scalar if it comes next, with the space around it.
    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        skipSpace()
        guard peek() == scalar else { return false }
        position += 1
        skipSpace()
        return true
    }

    private mutating func text(depth: Int) throws(MaskingError) -> MaskText {
        guard depth <= Self.deepest else {
            throw MaskingError(
                .nestedTooDeeply, "masks stand at most \(Self.deepest) deep in masks", position: position)
        }
        var calls = [try call(depth: depth)]
        while take("|") { calls.append(try call(depth: depth)) }
        return MaskText(calls)
    }

    private mutating func call(depth: Int) throws(MaskingError) -> MaskCall {
        skipSpace()
        let start = position
        guard let name = word() else { throw error("expected the name of a mask") }
        guard take("(") else { return MaskCall(name: name, arguments: [], position: start) }
        var arguments: [MaskArgument] = []
        if take(")") { return MaskCall(name: name, arguments: [], position: start) }
        repeat { arguments.append(try argument(depth: depth)) } while take(",")
        guard take(")") else { throw error("expected ',' or ')'") }
        return MaskCall(name: name, arguments: arguments, position: start)
    }

    private mutating func argument(depth: Int) throws(MaskingError) -> MaskArgument {
        skipSpace()
        let start = position
        if peek() == "\"" {
            let string = try string()
            guard take(":") else { return MaskArgument(.string(string), position: start) }
            return MaskArgument(label: string, try value(depth: depth), position: start)
        }
        if let label = word(), take(":") {
            return MaskArgument(label: label, try value(depth: depth), position: start)
        }
        position = start
        return MaskArgument(try value(depth: depth), position: start)
    }

    private mutating func value(depth: Int) throws(MaskingError) -> MaskArgument.Value {
        skipSpace()
        guard let next = peek() else { throw error("expected a value") }
        if next == "\"" { return .string(try string()) }
        if next == "-" || ("0"..."9").contains(next) { return .number(try number()) }
        return .text(try text(depth: depth + 1))
    }

    private mutating func word() -> String? {
        guard let first = peek(), first.isASCII, MaskTextWriting.isLetter(UInt8(first.value)) else { return nil }
        let start = position
        while let next = peek(), next.isASCII, MaskTextWriting.isWordByte(UInt8(next.value)) { position += 1 }
        return written(from: start)
    }

    private mutating func number() throws(MaskingError) -> String {
        let start = position
        if peek() == "-" { position += 1 }
        try digits()
        if peek() == "." {
            position += 1
            try digits()
        }
        return written(from: start)
    }

    private mutating func digits() throws(MaskingError) {
        guard let first = peek(), ("0"..."9").contains(first) else { throw error("expected a digit") }
        while let next = peek(), ("0"..."9").contains(next) { position += 1 }
    }

    private mutating func string() throws(MaskingError) -> String {
        let start = position
        position += 1
        var text = String.UnicodeScalarView()
        while let next = peek() {
            position += 1
            switch next {
            case "\"": return String(text)
            case "\\": text.append(try escape())
            default: text.append(next)
            }
        }
        throw error("the string that begins here has no end", at: start)
    }

    private mutating func escape() throws(MaskingError) -> Unicode.Scalar {
        let start = position - 1
        guard let kind = peek() else { throw error("expected an escape", at: start) }
        position += 1
        switch kind {
        case "\"", "\\": return kind
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u":
            guard peek() == "{" else { throw error("expected '{'") }
            position += 1
            let digits = position
            while let next = peek(), next != "}", position - digits <= 6 { position += 1 }
            guard peek() == "}", let value = UInt32(written(from: digits), radix: 16),
                let scalar = Unicode.Scalar(value)
            else { throw error("expected the hexadecimal number of a Unicode scalar in braces", at: start) }
            position += 1
            return scalar
        default: throw error("the escapes are \\\" \\\\ \\n \\r \\t and \\u{...}", at: start)
        }
    }

    private func written(from start: Int) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[start..<position])
        return String(text)
    }
}

extension MaskText {
    /// Reads the text form.
    ///
    /// - Throws: ``MaskingError`` with ``MaskingError/Code/malformedText`` and its place, ``MaskingError/Code/textTooLong``,
    ///   ``MaskingError/Code/nestedTooDeeply``.
    package init(parsing text: String) throws(MaskingError) { self = try MaskTextReader.read(text) }
}
