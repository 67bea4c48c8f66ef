/// Cuts policies and schemas into tokens, one at a time.
///
/// A value: copying it is looking ahead.
///
/// ## Specification
/// Cedar 4.5, "Grammar": white space as in Unicode, comments from `//` to the end of the line, identifiers of ASCII.
struct Lexer {
    let bytes: [UInt8]
    private var offset = 0
    private var line = 1
    private var column = 1

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The text of a token.
    func text(_ token: Token) -> String { String(decoding: bytes[token.start.offset..<token.end], as: UTF8.self) }

    /// The next token; for ever `.end` once the text is over.
    mutating func next() -> Token {
        skipBlank()
        let start = SourcePosition(line: line, column: column, offset: offset)
        guard offset < bytes.count else { return Token(kind: .end, start: start, end: offset) }
        let kind = scan()
        return Token(kind: kind, start: start, end: offset)
    }

    private func byte(_ ahead: Int) -> UInt8 { offset + ahead < bytes.count ? bytes[offset + ahead] : 0 }

    /// Steps over one byte of whatever it may be.
    private mutating func step() {
        let byte = bytes[offset]
        offset += 1
        if byte == UInt8(ascii: "\n") {
            line += 1
            column = 1
        } else if byte & 0xC0 != 0x80 {
            column += 1
        }
    }

    private mutating func take(_ count: Int, _ kind: Token.Kind) -> Token.Kind {
        offset += count
        column += count
        return kind
    }

    private mutating func skipBlank() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x09...0x0D, 0x20: step()
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
                while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D { step() }
            case 0x80...:
                let length = unicodeBlank
                guard length > 0 else { return }
                for _ in 0..<length { step() }
            default: return
            }
        }
    }

    /// The length of the white space outside ASCII that stands here, 0 for none.
    private var unicodeBlank: Int {
        switch (byte(0), byte(1), byte(2)) {
        case (0xC2, 0x85, _), (0xC2, 0xA0, _): 2  // next line, no-break space
        case (0xE1, 0x9A, 0x80): 3  // Ogham space
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF): 3
        case (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80): 3  // mathematical and ideographic space
        default: 0
        }
    }

    private mutating func scan() -> Token.Kind {
        switch bytes[offset] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
            return word(.identifier)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte(0)) { _ = take(1, .number) }
            return .number
        case UInt8(ascii: "\""): return string()
        case UInt8(ascii: "?"):
            _ = take(1, .question)
            return Self.beginsWord(byte(0)) ? word(.slot) : .question
        case UInt8(ascii: "@"): return take(1, .at)
        case UInt8(ascii: "."): return take(1, .dot)
        case UInt8(ascii: ","): return take(1, .comma)
        case UInt8(ascii: ";"): return take(1, .semicolon)
        case UInt8(ascii: ":"): return byte(1) == UInt8(ascii: ":") ? take(2, .doubleColon) : take(1, .colon)
        case UInt8(ascii: "("): return take(1, .openParenthesis)
        case UInt8(ascii: ")"): return take(1, .closeParenthesis)
        case UInt8(ascii: "{"): return take(1, .openBrace)
        case UInt8(ascii: "}"): return take(1, .closeBrace)
        case UInt8(ascii: "["): return take(1, .openBracket)
        case UInt8(ascii: "]"): return take(1, .closeBracket)
        case UInt8(ascii: "="): return byte(1) == UInt8(ascii: "=") ? take(2, .equalEqual) : take(1, .equal)
        case UInt8(ascii: "!"): return byte(1) == UInt8(ascii: "=") ? take(2, .notEqual) : take(1, .bang)
        case UInt8(ascii: "<"): return byte(1) == UInt8(ascii: "=") ? take(2, .lessEqual) : take(1, .less)
        case UInt8(ascii: ">"): return byte(1) == UInt8(ascii: "=") ? take(2, .greaterEqual) : take(1, .greater)
        case UInt8(ascii: "|") where byte(1) == UInt8(ascii: "|"): return take(2, .or)
        case UInt8(ascii: "&") where byte(1) == UInt8(ascii: "&"): return take(2, .and)
        case UInt8(ascii: "+"): return take(1, .plus)
        case UInt8(ascii: "-"): return take(1, .minus)
        case UInt8(ascii: "*"): return take(1, .star)
        case UInt8(ascii: "/"): return take(1, .slash)
        case UInt8(ascii: "%"): return take(1, .percent)
        default:
            step()
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { step() }
            return .invalid
        }
    }

    static func beginsWord(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
    }

    private mutating func word(_ kind: Token.Kind) -> Token.Kind {
        var end = offset
        while end < bytes.count,
            Self.beginsWord(bytes[end]) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[end])
        {
            end += 1
        }
        return take(end - offset, kind)
    }

    /// A string may go over several lines, but an escape may not be the end of one.
    private mutating func string() -> Token.Kind {
        step()
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                step()
                return .string
            case UInt8(ascii: "\\"):
                step()
                guard offset < bytes.count, bytes[offset] != 0x0A else { return .unterminatedString }
                step()
            default: step()
            }
        }
        return .unterminatedString
    }
}
