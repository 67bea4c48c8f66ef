extension Parser {
    /// A primary with what is called on it and taken out of it.
    mutating func member() throws(Stop) -> Expr {
        let start = token.start
        var result = try primary()
        while true {
            switch token.kind {
            case .dot: result = try dotted(result, from: start)
            case .openBracket: result = try subscripted(result, from: start)
            case .openParenthesis: throw unexpected("only functions and methods can be called")
            default: return result
            }
        }
    }

    /// `.name`, `.name(arguments)`
    @inline(never)
    private mutating func dotted(_ receiver: Expr, from start: SourcePosition) throws(Stop) -> Expr {
        advance()
        guard token.kind == .identifier, following == .openParenthesis else {
            let name = CedarString(try identifier())
            return try make(.attribute(receiver, name), from: start)
        }
        let (name, span) = (text, token.span)
        advance()
        let arguments = try arguments()
        return try method(name, of: receiver, arguments, at: span, from: start)
    }

    /// `["name"]`
    @inline(never)
    private mutating func subscripted(_ receiver: Expr, from start: SourcePosition) throws(Stop) -> Expr {
        advance()
        let name = try string()
        try expect(.closeBracket)
        return try make(.attribute(receiver, name), from: start)
    }

    @inline(never)
    private mutating func method(
        _ name: String, of receiver: Expr, _ arguments: [Expr], at span: SourceSpan, from start: SourcePosition
    ) throws(Stop) -> Expr {
        guard let method = Method(rawValue: name) else {
            note(
                ExtensionFunction(rawValue: name) == nil ? "there is no such method" : "a function, not a method",
                at: span)
            return receiver
        }
        if !method.isExtension, arguments.count != method.arity {
            note("'\(name)' takes \(method.arity) arguments, not \(arguments.count)", at: span)
        }
        return try make(.method(receiver, method, arguments), from: start)
    }

    /// `( expr, ... )`
    private mutating func arguments() throws(Stop) -> [Expr] {
        try expect(.openParenthesis)
        return try list(until: .closeParenthesis)
    }

    /// Expressions with commas between them, perhaps one more at the end.
    private mutating func list(until end: Token.Kind) throws(Stop) -> [Expr] {
        var elements: [Expr] = []
        while token.kind != end {
            elements.append(try expression())
            guard take(.comma) else { break }
        }
        try expect(end)
        return elements
    }

    private mutating func primary() throws(Stop) -> Expr {
        switch token.kind {
        case .number: return try number()
        case .string: return try stringLiteral()
        case .openParenthesis: return try parenthesized()
        case .openBracket: return try set()
        case .openBrace: return try record()
        case .slot: throw unexpected("slots stand in scopes only: expected an expression")
        case .identifier: return try word()
        default: throw unexpected("expected an expression")
        }
    }

    @inline(never)
    private mutating func parenthesized() throws(Stop) -> Expr {
        advance()
        let inner = try expression()
        try expect(.closeParenthesis)
        return inner
    }

    @inline(never)
    private mutating func number() throws(Stop) -> Expr {
        let start = token.start
        let value = try magnitude()
        if value > UInt64(Int64.max) { note("the number is too large", at: span(from: start)) }
        return try make(.literal(.long(Int64(truncatingIfNeeded: value))), from: start)
    }

    @inline(never)
    private mutating func stringLiteral() throws(Stop) -> Expr {
        let start = token.start
        return try make(.literal(.string(string())), from: start)
    }

    @inline(never)
    private mutating func set() throws(Stop) -> Expr {
        let start = token.start
        advance()
        return try make(.set(list(until: .closeBracket)), from: start)
    }

    @inline(never)
    private mutating func record() throws(Stop) -> Expr {
        let start = token.start
        advance()
        var (fields, names): ([RecordField], Set<CedarString>) = ([], [])
        while token.kind != .closeBrace {
            let span = token.span
            let name = token.kind == .string ? try string() : CedarString(try identifier())
            if !names.insert(name).inserted { note("a name stands twice in the record", at: span) }
            try expect(.colon)
            fields.append(RecordField(name: name, value: try expression()))
            guard take(.comma) else { break }
        }
        try expect(.closeBrace)
        return try make(.record(fields), from: start)
    }

    /// What begins with an identifier: a boolean, a variable, an entity, a call.
    @inline(never)
    private mutating func word() throws(Stop) -> Expr {
        let (start, first) = (token.start, token.span)
        let (word, next) = (text, following)
        if next != .doubleColon {
            switch word {
            case "true", "false":
                advance()
                return try make(.literal(.bool(word == "true")), from: start)
            case "if": throw unexpected("a conditional stands in parentheses here")
            default: break
            }
            if next != .openParenthesis, let variable = Variable(rawValue: word) {
                advance()
                return try make(.variable(variable), from: start)
            }
        }
        let name = try name()
        if token.kind == .doubleColon {
            advance()
            return try make(.literal(.entity(EntityUID(type: name, id: string()))), from: start)
        }
        guard token.kind == .openParenthesis else {
            note("expected principal, action, resource, context, an entity or a call", at: first)
            throw Stop()
        }
        let arguments = try arguments()
        guard let function = ExtensionFunction(rawValue: name.text.string) else {
            note(
                Method(rawValue: name.text.string) == nil ? "there is no such function" : "a method, not a function",
                at: first)
            return try make(.literal(.bool(true)), from: start)
        }
        return try make(.function(function, arguments), from: start)
    }
}
