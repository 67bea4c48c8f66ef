/// Reads a regular expression.
///
/// ```
/// expression = branch *( "|" branch )
/// branch     = 1*( atom [ quantifier ] )
/// atom       = scalar / escape / class / "(" expression ")" / "(?:" expression ")"
/// class      = "[" 1*( item / item "-" item ) "]"
/// quantifier = "?" / "*" / "+" / "{" n "}" / "{" n "," m "}" / "{" n ",}"
/// escape     = "\" ( "d" / "w" / "t" / "n" / "r" / "x" 2HEX / "u" 4HEX / "u{" 1*8HEX "}" / punctuation )
/// ```
///
/// `^` at the very beginning and `$` at the very end are allowed and mean nothing, since a match is always of the whole.
struct RegexParser {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0
    /// Where the first quantifier without an upper bound stands.
    private(set) var unbounded: Int?

    /// The greatest count in a quantifier.
    static let greatestCount = 512
    private static let greatestDepth = 64
    private static let greatestSource = 65_536

    init(_ source: String) { scalars = Array(source.unicodeScalars.prefix(Self.greatestSource + 1)) }

    mutating func parse() throws(FormatPreservingEncryptionError) -> RegexNode {
        guard scalars.count <= Self.greatestSource else {
            throw FormatPreservingEncryptionError(
                .formatTooComplex, "an expression has at most \(Self.greatestSource) characters")
        }
        if peek == "^" { position += 1 }
        guard position < scalars.count, !(peek == "$" && position == scalars.count - 1) else {
            throw invalid("an expression that matches only the empty text has nothing to encrypt")
        }
        let node = try expression()
        if peek == "$", position == scalars.count - 1 { position += 1 }
        guard position == scalars.count else { throw invalid("this parenthesis closes none") }
        return node
    }

    private var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private func follows(_ text: String) -> Bool { scalars[position...].starts(with: text.unicodeScalars) }

    private func invalid(_ message: String, at place: Int? = nil) -> FormatPreservingEncryptionError {
        FormatPreservingEncryptionError(.invalidFormat, message, position: place ?? position)
    }

    private func unsupported(_ what: String, at place: Int? = nil) -> FormatPreservingEncryptionError {
        FormatPreservingEncryptionError(
            .unsupportedExpression, "\(what) cannot be part of a format", position: place ?? position)
    }

    private mutating func expression() throws(FormatPreservingEncryptionError) -> RegexNode {
        var branches = [try branch()]
        while peek == "|" {
            position += 1
            branches.append(try branch())
        }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func branch() throws(FormatPreservingEncryptionError) -> RegexNode {
        var parts: [RegexNode] = []
        while let scalar = peek, scalar != "|", scalar != ")" {
            if scalar == "$", position == scalars.count - 1 { break }
            parts.append(try quantified(try atom()))
        }
        guard !parts.isEmpty else {
            throw invalid("an alternative is empty; to make a part optional write '?' after it")
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func atom() throws(FormatPreservingEncryptionError) -> RegexNode {
        let scalar = scalars[position]
        switch scalar {
        case "(": return try group()
        case "[": return .one(try characterClass())
        case "\\": return .one(try escape(inClass: false))
        case "*", "+", "?": throw invalid("there is nothing here to repeat")
        case "{": throw invalid("there is nothing here to repeat; for a brace write '\\{'")
        case "}", "]": throw invalid("this bracket closes none; for the character write a backslash before it")
        case ".": throw unsupported("'.', which says nothing about the alphabet: list what is allowed, as in '[ -~]',")
        case "^", "$": throw unsupported("an anchor inside the expression")
        default:
            position += 1
            return .one(ScalarSet([scalar]))
        }
    }

    private mutating func group() throws(FormatPreservingEncryptionError) -> RegexNode {
        let start = position
        for (text, what) in [
            ("(?=", "a lookahead"), ("(?!", "a lookahead"), ("(?<=", "a lookbehind"), ("(?<!", "a lookbehind"),
            ("(?>", "an atomic group"), ("(?<", "a named group"), ("(?P", "a named group"), ("(?#", "a comment"),
            ("(?(", "a condition"), ("(*", "a verb"),
        ] where follows(text) {
            throw unsupported(what)
        }
        if follows("(?:") {
            position += 3
        } else if follows("(?") {
            throw unsupported("an option or extension that begins with '(?'")
        } else {
            position += 1
        }
        depth += 1
        guard depth <= Self.greatestDepth else {
            throw FormatPreservingEncryptionError(
                .formatTooComplex, "groups stand inside each other at most \(Self.greatestDepth) deep", position: start)
        }
        let node = try expression()
        guard peek == ")" else { throw invalid("this parenthesis is never closed", at: start) }
        position += 1
        depth -= 1
        return node
    }

    private mutating func quantified(_ node: RegexNode) throws(FormatPreservingEncryptionError) -> RegexNode {
        let start = position
        let least: Int
        let most: Int?
        switch peek {
        case "?": (least, most) = (0, 1)
        case "*": (least, most) = (0, nil)
        case "+": (least, most) = (1, nil)
        case "{": (least, most) = try counts()
        default: return node
        }
        position += 1
        if most == nil, unbounded == nil { unbounded = start }
        switch peek {
        case "?": throw unsupported("a lazy quantifier")
        case "+": throw unsupported("a possessive quantifier")
        case "*", "{": throw invalid("a quantifier follows a quantifier")
        default: return .repeated(node, least, most)
        }
    }

    /// `{n}`, `{n,m}` or `{n,}`; leaves the position at the closing brace.
    private mutating func counts() throws(FormatPreservingEncryptionError) -> (Int, Int?) {
        let start = position
        position += 1
        let least = try count(from: start)
        var most: Int? = least
        if peek == "," {
            position += 1
            most = peek == "}" ? nil : try count(from: start)
        }
        guard peek == "}" else { throw invalid("a count is '{n}', '{n,m}' or '{n,}'", at: start) }
        if let most {
            guard most >= least else { throw invalid("the count runs backwards", at: start) }
            guard most > 0 else { throw invalid("a part that occurs no times", at: start) }
        }
        return (least, most)
    }

    private mutating func count(from start: Int) throws(FormatPreservingEncryptionError) -> Int {
        var (value, digits) = (0, 0)
        while let digit = peek, ("0"..."9").contains(digit) {
            value = min(value * 10 + Int(digit.value - 0x30), Self.greatestCount + 1)
            digits += 1
            position += 1
        }
        guard digits > 0 else { throw invalid("a count is '{n}', '{n,m}' or '{n,}'", at: start) }
        guard value <= Self.greatestCount else {
            throw FormatPreservingEncryptionError(
                .formatTooComplex, "a part is repeated at most \(Self.greatestCount) times", position: start)
        }
        return value
    }
}

/// Classes and escapes.
extension RegexParser {
    private mutating func characterClass() throws(FormatPreservingEncryptionError) -> ScalarSet {
        let start = position
        position += 1
        if peek == "^" { throw unsupported("a negated class, which has no bounds: list what is allowed; it") }
        var ranges: [ClosedRange<UInt32>] = []
        while let scalar = peek, scalar != "]" {
            let place = position
            let low = try classItem()
            guard peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
                ranges += low.ranges
                continue
            }
            position += 1
            let high = try classItem()
            guard let first = low.single, let last = high.single else {
                throw invalid("a range goes from one character to another", at: place)
            }
            guard first <= last else { throw invalid("the range runs backwards", at: place) }
            ranges.append(first...last)
        }
        guard peek == "]" else { throw invalid("this class is never closed", at: start) }
        position += 1
        guard !ranges.isEmpty else { throw invalid("an empty class matches nothing", at: start) }
        return ScalarSet(ranges)
    }

    private mutating func classItem() throws(FormatPreservingEncryptionError) -> ScalarSet {
        let scalar = scalars[position]
        if scalar == "\\" { return try escape(inClass: true) }
        if scalar == "[" {
            throw unsupported(
                "'[' inside a class (a nested or named class); for the character write a backslash before it;")
        }
        position += 1
        return ScalarSet([scalar])
    }

    private mutating func escape(inClass: Bool) throws(FormatPreservingEncryptionError) -> ScalarSet {
        let start = position
        position += 1
        guard let scalar = peek else { throw invalid("the expression ends in a backslash", at: start) }
        position += 1
        switch scalar {
        case "d": return ScalarSet([0x30...0x39])
        case "w": return ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
        case "t": return ScalarSet(["\t"])
        case "n": return ScalarSet(["\n"])
        case "r": return ScalarSet(["\r"])
        case "x": return try codePoint(digits: 2, from: start)
        case "u" where peek == "{":
            position += 1
            return try codePoint(digits: nil, from: start)
        case "u": return try codePoint(digits: 4, from: start)
        case "1"..."9", "g", "k": throw unsupported("a back-reference", at: start)
        case "b" where !inClass, "B", "A", "Z", "z", "G": throw unsupported("an anchor", at: start)
        case "p", "P": throw unsupported("a Unicode property: list the code points; it", at: start)
        case "D", "W", "S", "N":
            throw unsupported("a negated class, which has no bounds: list what is allowed; it", at: start)
        case "s", "h", "v", "R", "X", "C": throw unsupported("this kind of escape", at: start)
        default:
            let isPunctuation =
                (0x20...0x2F).contains(scalar.value) || (0x3A...0x40).contains(scalar.value)
                || (0x5B...0x60).contains(scalar.value) || (0x7B...0x7E).contains(scalar.value)
            guard isPunctuation else { throw unsupported("an escape of this character", at: start) }
            return ScalarSet([scalar])
        }
    }

    /// A code point in hexadecimal: so many digits, or any number up to a closing brace.
    private mutating func codePoint(
        digits count: Int?, from start: Int
    ) throws(FormatPreservingEncryptionError) -> ScalarSet {
        var (value, digits) = (UInt32(0), 0)
        while digits < count ?? 8, let digit = peek, let nibble = digit.hexadecimalValue {
            value = value << 4 | nibble
            digits += 1
            position += 1
        }
        if count == nil {
            guard peek == "}" else { throw invalid("a code point is written '\\u{10FFFF}'", at: start) }
            position += 1
        }
        guard digits == count ?? max(digits, 1) else {
            throw invalid("a code point is written '\\x7F', '\\u007F' or '\\u{10FFFF}'", at: start)
        }
        guard let scalar = Unicode.Scalar(value) else {
            let reason =
                (0xD800...0xDFFF).contains(value) ? "a surrogate code point is no character" : "no such code point"
            throw invalid(reason, at: start)
        }
        return ScalarSet([scalar])
    }
}

extension ScalarSet {
    /// The scalar of a set of one.
    fileprivate var single: UInt32? {
        ranges.count == 1 && ranges[0].count == 1 ? ranges[0].lowerBound : nil
    }
}

extension Unicode.Scalar {
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
