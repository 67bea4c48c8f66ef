extension Parser {
    /// All policies of the text; the ids count from `policy0`.
    static func policies(_ text: String) throws(CedarPolicyError) -> [Policy] {
        var parser = Parser(text)
        var (policies, count): ([Policy], Int) = ([], 0)
        while parser.token.kind != .end, parser.diagnostics.count < diagnosticLimit {
            if let policy = parser.recovering({ (parser) throws(Stop) in try parser.policy(id: "policy\(count)") }) {
                policies.append(policy)
            }
            count += 1
        }
        guard parser.diagnostics.isEmpty else { throw CedarPolicyError(parser.diagnostics) }
        return policies
    }

    /// One expression, and nothing else.
    static func expression(_ text: String) throws(CedarPolicyError) -> Expr {
        var parser = Parser(text)
        let expr = parser.recovering { (parser) throws(Stop) in
            let expr = try parser.expression()
            try parser.expect(.end)
            return expr
        }
        guard let expr, parser.diagnostics.isEmpty else { throw CedarPolicyError(parser.diagnostics) }
        return expr
    }

    private mutating func recovering<T>(_ body: (inout Parser) throws(Stop) -> T) -> T? {
        do {
            return try body(&self)
        } catch {
            skipPolicy()
            return nil
        }
    }

    private mutating func policy(id: String) throws(Stop) -> Policy {
        let start = token.start
        let annotations = try annotations()
        let effect = try effect()
        try expect(.openParenthesis)
        let principal = try scope(.principal)
        try nextScope("action")
        let action = try actionScope()
        try nextScope("resource")
        let resource = try scope(.resource)
        _ = take(.comma)
        try expect(.closeParenthesis)
        var conditions: [Condition] = []
        while token.kind == .identifier { conditions.append(try condition()) }
        guard take(.semicolon) else { throw unexpected("expected 'when', 'unless' or ';'") }
        return Policy(
            id: id, effect: effect, annotations: annotations, principal: principal, action: action, resource: resource,
            conditions: conditions, span: span(from: start))
    }

    private mutating func annotations() throws(Stop) -> [Annotation] {
        var (annotations, names): ([Annotation], Set<String>) = ([], [])
        while take(.at) {
            let span = token.span
            guard token.kind == .identifier else { throw unexpected("expected the name of an annotation") }
            let name = text
            advance()
            var value: CedarString = ""
            if take(.openParenthesis) {
                value = try string()
                try expect(.closeParenthesis)
            }
            if !names.insert(name).inserted { note("this annotation stands twice", at: span) }
            annotations.append(Annotation(name: name, value: value))
        }
        return annotations
    }

    private mutating func effect() throws(Stop) -> Effect {
        guard token.kind == .identifier, let effect = Effect(rawValue: text) else {
            throw unexpected("expected '@', 'permit' or 'forbid'")
        }
        advance()
        return effect
    }

    private mutating func nextScope(_ variable: String) throws(Stop) {
        guard take(.comma) else { throw unexpected("expected ',' and the scope of '\(variable)'") }
    }

    private mutating func condition() throws(Stop) -> Condition {
        guard let kind = Condition.Kind(rawValue: text) else { throw unexpected("expected 'when' or 'unless'") }
        advance()
        try expect(.openBrace)
        let body = try expression()
        try expect(.closeBrace)
        return Condition(kind, body)
    }
}
