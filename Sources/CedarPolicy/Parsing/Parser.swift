/// Reads policies by recursive descent.
///
/// What a policy's tokens do not allow ends that policy: reading goes on behind its semicolon. What they allow and the
/// language does not (an unknown method, a name that stands twice) is noted, and reading goes on where it is.
///
/// ## Specification
/// Cedar 4.5, "Grammar".
struct Parser {
    /// The tokens do not go on as they would have to. What is wrong is in `diagnostics`.
    struct Stop: Error {}

    /// How deep parentheses, brackets, braces and conditionals may be nested, and how deep a tree may be: what 512 KiB of
    /// stack, which threads have on some systems, are enough to read, print, compile, evaluate and let go of.
    static let depthLimit = 200
    /// How many faults are reported.
    static let diagnosticLimit = 50

    private var lexer: Lexer
    var token: Token
    /// The end of the token before the current one.
    private(set) var lastEnd = 0
    private(set) var diagnostics: [Diagnostic] = []
    private var nesting = 0

    init(_ text: String) {
        lexer = Lexer(text)
        token = lexer.next()
    }

    // MARK: Tokens

    var text: String { lexer.text(token) }

    @inline(never)
    mutating func advance() {
        lastEnd = token.end
        token = lexer.next()
    }

    /// The kind of the token behind the current one.
    var following: Token.Kind {
        var ahead = lexer
        return ahead.next().kind
    }

    func isWord(_ word: String) -> Bool { token.kind == .identifier && text == word }

    mutating func take(_ kind: Token.Kind) -> Bool {
        guard token.kind == kind else { return false }
        advance()
        return true
    }

    mutating func expect(_ kind: Token.Kind) throws(Stop) {
        guard take(kind) else { throw unexpected("expected \(kind.name)") }
    }

    mutating func expectWord(_ word: String) throws(Stop) {
        guard isWord(word) else { throw unexpected("expected '\(word)'") }
        advance()
    }

    func span(from start: SourcePosition) -> SourceSpan { SourceSpan(start: start, endOffset: lastEnd) }

    // MARK: Faults

    @inline(never)
    mutating func note(_ message: String, at span: SourceSpan, code: CedarPolicyError.Code = .syntax) {
        if diagnostics.count < Self.diagnosticLimit { diagnostics.append(Diagnostic(code, message, span: span)) }
    }

    /// Notes that the current token does not go here.
    @inline(never)
    mutating func unexpected(_ expectation: String) -> Stop {
        let found =
            switch token.kind {
            case .unterminatedString: "the string does not end"
            case .invalid: "no token begins with this character"
            default: "\(expectation), found \(token.kind.name)"
            }
        note(found, at: token.span)
        return Stop()
    }

    /// Runs what may recurse, one level deeper.
    mutating func enter() throws(Stop) {
        nesting += 1
        guard nesting <= Self.depthLimit else {
            note("nested deeper than \(Self.depthLimit)", at: token.span, code: .limitExceeded)
            throw Stop()
        }
    }

    mutating func leave() { nesting -= 1 }

    /// An expression, provided that its tree is not too deep.
    @inline(never)
    mutating func make(_ kind: Expr.Kind, from start: SourcePosition) throws(Stop) -> Expr {
        let expr = Expr(kind, span: span(from: start))
        guard expr.depth <= Self.depthLimit else {
            note("an expression deeper than \(Self.depthLimit)", at: expr.span ?? token.span, code: .limitExceeded)
            throw Stop()
        }
        return expr
    }

    /// The current token's string, unescaped, and steps over it.
    mutating func string() throws(Stop) -> CedarString {
        guard token.kind == .string else { throw unexpected("expected a string") }
        let start = token.start
        let inner = lexer.bytes[(token.start.offset + 1)..<(token.end - 1)]
        advance()
        do {
            return try Escapes.string(inner)
        } catch {
            note("an invalid escape in a string", at: span(of: error, from: start))
            return ""
        }
    }

    /// Where an escape stands in the string that begins at a place.
    private func span(of fault: Escapes.Fault, from string: SourcePosition) -> SourceSpan {
        var (line, column) = (string.line, string.column)
        for byte in lexer.bytes[string.offset..<fault.offset] {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        let start = SourcePosition(line: line, column: column, offset: fault.offset)
        return SourceSpan(start: start, endOffset: fault.end)
    }

    /// The current token's pattern, and steps over it.
    mutating func pattern() throws(Stop) -> Pattern {
        guard token.kind == .string else { throw unexpected("expected a pattern in quotes") }
        let start = token.start
        let inner = lexer.bytes[(token.start.offset + 1)..<(token.end - 1)]
        advance()
        do {
            return try Escapes.pattern(inner)
        } catch {
            note("an invalid escape in a pattern", at: span(of: error, from: start))
            return Pattern([])
        }
    }

    /// Steps over the rest of a policy that cannot be read.
    mutating func skipPolicy() {
        nesting = 0
        while token.kind != .end {
            if take(.semicolon) { return }
            advance()
        }
    }
}
