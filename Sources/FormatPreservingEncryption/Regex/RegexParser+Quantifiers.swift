/// Quantifiers.
extension RegexParser {
    mutating func quantified(_ node: RegexNode) throws(FormatPreservingEncryptionError) -> RegexNode {
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
