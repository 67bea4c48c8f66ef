/// Texts that Cedar reads: strings, names, patterns.
enum CedarText {
    /// A string in quotes.
    static func quoted(_ string: String) -> String {
        var text = "\""
        for scalar in string.unicodeScalars { append(scalar, to: &text) }
        return text + "\""
    }

    /// A pattern in quotes.
    static func quoted(_ pattern: Pattern) -> String {
        var text = "\""
        for element in pattern.elements {
            switch element {
            case .wildcard: text += "*"
            case .scalar("*"): text += "\\*"
            case .scalar(let scalar): append(scalar, to: &text)
            }
        }
        return text + "\""
    }

    private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "\n": text += "\\n"
        case "\r": text += "\\r"
        case "\t": text += "\\t"
        case "\0": text += "\\0"
        case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
            text += "\\u{\(String(scalar.value, radix: 16))}"
        default: text.unicodeScalars.append(scalar)
        }
    }

    /// Whether a name can stand without quotes.
    static func isIdentifier(_ name: String) -> Bool {
        guard let first = name.utf8.first, Lexer.beginsWord(first), !Parser.isReserved(name) else { return false }
        return name.utf8.allSatisfy { Lexer.beginsWord($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

extension EntityUID: CustomStringConvertible {
    /// `Type::"id"`
    public var cedarText: String { "\(type)::\(CedarText.quoted(id))" }

    /// `Type::"id"`
    public var description: String { cedarText }
}
