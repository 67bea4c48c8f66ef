extension Parser {
    /// `if ... then ... else ...`, or a disjunction.
    mutating func expression() throws(Stop) -> Expr {
        try enter()
        defer { leave() }
        guard isWord("if") else { return try disjunction() }
        // A chain of "else if" is read in one go: it is long more often than deep.
        var branches: [(start: SourcePosition, test: Expr, then: Expr)] = []
        while isWord("if") {
            let start = token.start
            advance()
            let test = try expression()
            try expectWord("then")
            let then = try expression()
            try expectWord("else")
            branches.append((start, test, then))
        }
        var result = try disjunction()
        for branch in branches.reversed() {
            result = try make(.ifThenElse(branch.test, branch.then, result), from: branch.start)
        }
        return result
    }

    private mutating func disjunction() throws(Stop) -> Expr {
        let start = token.start
        let first = try conjunction()
        guard token.kind == .or else { return first }
        var operands = [first]
        while take(.or) { operands.append(try conjunction()) }
        return try make(.or(operands), from: start)
    }

    private mutating func conjunction() throws(Stop) -> Expr {
        let start = token.start
        let first = try relation()
        guard token.kind == .and else { return first }
        var operands = [first]
        while take(.and) { operands.append(try relation()) }
        return try make(.and(operands), from: start)
    }

    /// At most one operator: relations do not chain.
    private mutating func relation() throws(Stop) -> Expr {
        let start = token.start
        let left = try sum()
        let relation: BinaryOperator
        switch token.kind {
        case .equalEqual: relation = .equal
        case .notEqual: relation = .notEqual
        case .less: relation = .less
        case .lessEqual: relation = .lessEqual
        case .greater: relation = .greater
        case .greaterEqual: relation = .greaterEqual
        case .equal: throw unexpected("expected '=='")
        case .identifier:
            switch text {
            case "in": relation = .in
            case "has":
                advance()
                let path = try path()
                return try relationEnd(make(.has(left, path), from: start))
            case "like":
                advance()
                let pattern = try pattern()
                return try relationEnd(make(.like(left, pattern), from: start))
            case "is":
                advance()
                let type = try entityType()
                var parent: Expr?
                if isWord("in") {
                    advance()
                    parent = try sum()
                }
                return try relationEnd(make(.is(left, type, in: parent), from: start))
            default: return left
            }
        default: return left
        }
        advance()
        let right = try sum()
        return try relationEnd(make(.binary(relation, left, right), from: start))
    }

    private mutating func relationEnd(_ relation: Expr) throws(Stop) -> Expr {
        switch token.kind {
        case .equalEqual, .notEqual, .less, .lessEqual, .greater, .greaterEqual, .equal:
            throw unexpected("comparisons do not chain: use parentheses")
        case .identifier where ["in", "has", "like", "is"].contains(text):
            throw unexpected("comparisons do not chain: use parentheses")
        default: return relation
        }
    }

    /// What follows `has`: a string, or identifiers with points between them.
    private mutating func path() throws(Stop) -> [CedarString] {
        if token.kind == .string { return [try string()] }
        var path = [CedarString(try identifier())]
        while take(.dot) { path.append(CedarString(try identifier())) }
        switch token.kind {
        case .openBracket, .openParenthesis, .doubleColon: throw unexpected("expected the end of the path of 'has'")
        default: return path
        }
    }

    private mutating func sum() throws(Stop) -> Expr {
        let start = token.start
        var result = try product()
        while true {
            switch token.kind {
            case .plus:
                advance()
                let right = try product()
                result = try make(.binary(.add, result, right), from: start)
            case .minus:
                advance()
                let right = try product()
                result = try make(.binary(.subtract, result, right), from: start)
            default: return result
            }
        }
    }

    private mutating func product() throws(Stop) -> Expr {
        let start = token.start
        var result = try unary()
        while true {
            switch token.kind {
            case .star:
                advance()
                let right = try unary()
                result = try make(.binary(.multiply, result, right), from: start)
            case .slash: throw unexpected("there is no division")
            case .percent: throw unexpected("there is no remainder")
            default: return result
            }
        }
    }

    /// Up to four of `!`, or up to four of `-`.
    private mutating func unary() throws(Stop) -> Expr {
        let (start, sign) = (token.start, token.kind)
        guard sign == .bang || sign == .minus else { return try member() }
        var starts: [SourcePosition] = []
        while token.kind == sign {
            starts.append(token.start)
            advance()
        }
        if starts.count > 4 { note("more than four \(sign.name)s in a row", at: span(from: start)) }
        var result: Expr
        if sign == .minus, token.kind == .number, following != .dot, following != .openBracket,
            following != .openParenthesis
        {
            let value = try magnitude()
            let last = starts.removeLast()
            if value > Int64.min.magnitude { note("the number is too large", at: span(from: last)) }
            result = try make(.literal(.long(Int64(truncatingIfNeeded: 0 &- value))), from: last)
        } else {
            result = try member()
        }
        // What comes after the fourth is a fault that is noted already.
        for start in starts.reversed().prefix(4) {
            result = try make(sign == .bang ? .not(result) : .negate(result), from: start)
        }
        return result
    }

    /// The current token's number.
    mutating func magnitude() throws(Stop) -> UInt64 {
        guard let value = UInt64(text) else {
            note("the number is too large", at: token.span)
            throw Stop()
        }
        advance()
        return value
    }
}
