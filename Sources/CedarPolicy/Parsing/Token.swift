/// A word or sign of policies and schemas.
struct Token {
    enum Kind: Equatable {
        case identifier, number, string
        /// `?name`
        case slot
        case at, dot, comma, semicolon, colon, doubleColon, question
        case openParenthesis, closeParenthesis, openBrace, closeBrace, openBracket, closeBracket
        case equalEqual, notEqual, less, lessEqual, greater, greaterEqual
        case or, and, plus, minus, star, slash, percent, bang, equal
        case end
        /// Bytes that begin no token; a string that does not end.
        case invalid, unterminatedString
    }

    let kind: Kind
    /// Where it begins.
    let start: SourcePosition
    /// The offset of the byte after it.
    let end: Int

    var span: SourceSpan { SourceSpan(start: start, endOffset: end) }
}

extension Token.Kind {
    /// What stands in messages.
    var name: String {
        switch self {
        case .identifier: "an identifier"
        case .number: "a number"
        case .string: "a string"
        case .slot: "a slot"
        case .at: "'@'"
        case .dot: "'.'"
        case .comma: "','"
        case .semicolon: "';'"
        case .colon: "':'"
        case .doubleColon: "'::'"
        case .question: "'?'"
        case .openParenthesis: "'('"
        case .closeParenthesis: "')'"
        case .openBrace: "'{'"
        case .closeBrace: "'}'"
        case .openBracket: "'['"
        case .closeBracket: "']'"
        case .equalEqual: "'=='"
        case .notEqual: "'!='"
        case .less: "'<'"
        case .lessEqual: "'<='"
        case .greater: "'>'"
        case .greaterEqual: "'>='"
        case .or: "'||'"
        case .and: "'&&'"
        case .plus: "'+'"
        case .minus: "'-'"
        case .star: "'*'"
        case .slash: "'/'"
        case .percent: "'%'"
        case .bang: "'!'"
        case .equal: "'='"
        case .end: "the end of the text"
        case .invalid: "a character that begins nothing"
        case .unterminatedString: "a string without an end"
        }
    }
}
