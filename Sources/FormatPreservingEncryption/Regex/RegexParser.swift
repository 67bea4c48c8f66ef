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
    let scalars: [Unicode.Scalar]
    var position = 0
    private var depth = 0
    /// Where the first quantifier without an upper bound stands.
    var unbounded: Int?

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

    var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private func follows(_ text: String) -> Bool { scalars[position...].starts(with: text.unicodeScalars) }

    func invalid(_ message: String, at place: Int? = nil) -> FormatPreservingEncryptionError {
        FormatPreservingEncryptionError(.invalidFormat, message, position: place ?? position)
    }

    func unsupported(_ what: String, at place: Int? = nil) -> FormatPreservingEncryptionError {
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
}
