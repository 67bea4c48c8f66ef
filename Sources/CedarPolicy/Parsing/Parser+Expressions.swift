extension Parser {
    /// `if ... then ... else ...`, or a disjunction.
    mutating func expression() throws(Stop) -> Expr {
        try enter()
        defer { leave() }
        guard isWord("if") else { return try operation(.or) }
        return try conditional()
    }

    @inline(never)
    private mutating func conditional() throws(Stop) -> Expr {
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
        var result = try operation(.or)
        for branch in branches.reversed() {
            result = try make(.ifThenElse(branch.test, branch.then, result), from: branch.start)
        }
        return result
    }

    /// How tightly operators bind. What stands in parentheses, and behind a sign, binds most tightly.
    private enum Strength: Int {
        case or = 1, and, relation, sum, product
    }

    /// Operands with operators between them that bind at least as tightly as `least`.
    ///
    /// One function for all operators, not one for each strength: nested text is to need little of the stack.
    private mutating func operation(_ least: Strength) throws(Stop) -> Expr {
        let start = token.start
        var result = try operand()
        // Relations do not chain, and nothing that binds more tightly goes on behind them.
        var most = Strength.product
        while let (strength, operation) = infix(), strength.rawValue >= least.rawValue {
            guard strength.rawValue <= most.rawValue else {
                guard strength == .relation else { return result }
                throw unexpected("comparisons do not chain: use parentheses")
            }
            switch strength {
            case .product, .sum: result = try arithmetic(operation, result, from: start)
            case .relation:
                result = try relation(operation, result, from: start)
                most = .and
            case .and, .or:
                result = try chain(strength, result, from: start)
                most = .or
            }
        }
        return result
    }

    @inline(never)
    private mutating func arithmetic(
        _ operation: BinaryOperator?, _ left: Expr, from start: SourcePosition
    ) throws(Stop) -> Expr {
        guard let operation else { throw unexpected("there is no division") }
        advance()
        let right = try operation == .multiply ? operand() : self.operation(.product)
        return try make(.binary(operation, left, right), from: start)
    }

    /// The operands of a chain: it is one node, however long.
    @inline(never)
    private mutating func chain(_ strength: Strength, _ first: Expr, from start: SourcePosition) throws(Stop) -> Expr {
        let sign = token.kind
        var operands = [first]
        while take(sign) { operands.append(try operation(strength == .and ? .relation : .and)) }
        return try make(strength == .and ? .and(operands) : .or(operands), from: start)
    }

    /// The operator that stands here; without one of two operands for `has`, `like` and `is`.
    @inline(never)
    private mutating func infix() -> (Strength, BinaryOperator?)? {
        switch token.kind {
        case .or: (.or, nil)
        case .and: (.and, nil)
        case .equalEqual: (.relation, .equal)
        case .notEqual: (.relation, .notEqual)
        case .less: (.relation, .less)
        case .lessEqual: (.relation, .lessEqual)
        case .greater: (.relation, .greater)
        case .greaterEqual: (.relation, .greaterEqual)
        case .equal: (.relation, nil)
        case .plus: (.sum, .add)
        case .minus: (.sum, .subtract)
        case .star: (.product, .multiply)
        case .slash, .percent: (.product, nil)
        case .identifier:
            switch text {
            case "in": (.relation, .in)
            case "has", "like", "is": (.relation, nil)
            default: nil
            }
        default: nil
        }
    }

    /// What follows `has`: a string, or identifiers with points between them.
    @inline(never)
    private mutating func path() throws(Stop) -> [CedarString] {
        if token.kind == .string { return [try string()] }
        var path = [CedarString(try identifier())]
        while take(.dot) { path.append(CedarString(try identifier())) }
        switch token.kind {
        case .openBracket, .openParenthesis, .doubleColon: throw unexpected("expected the end of the path of 'has'")
        default: return path
        }
    }

    @inline(never)
    private mutating func relation(
        _ operation: BinaryOperator?, _ left: Expr, from start: SourcePosition
    ) throws(Stop) -> Expr {
        if let operation {
            advance()
            let right = try self.operation(.sum)
            return try make(.binary(operation, left, right), from: start)
        }
        guard token.kind == .identifier else { throw unexpected("expected '=='") }
        switch text {
        case "has":
            advance()
            return try make(.has(left, path()), from: start)
        case "like":
            advance()
            return try make(.like(left, pattern()), from: start)
        default: return try typeTest(left, from: start)
        }
    }

    /// `is Type`, `is Type in entity`
    @inline(never)
    private mutating func typeTest(_ left: Expr, from start: SourcePosition) throws(Stop) -> Expr {
        advance()
        let type = try entityType()
        guard isWord("in") else { return try make(.is(left, type, in: nil), from: start) }
        advance()
        return try make(.is(left, type, in: operation(.sum)), from: start)
    }

    /// Signs, a primary, and what is called on it and taken out of it.
    private mutating func operand() throws(Stop) -> Expr {
        let start = token.start
        guard token.kind == .bang || token.kind == .minus else { return try member() }
        return try signedOperand(from: start)
    }

    @inline(never)
    private mutating func signedOperand(from start: SourcePosition) throws(Stop) -> Expr {
        let (sign, starts) = signs()
        if let number = try negativeNumber(sign, starts, from: start) { return number }
        return try signed(sign, starts, member())
    }

    /// Up to four of `!`, or up to four of `-`.
    @inline(never)
    private mutating func signs() -> (Token.Kind, [SourcePosition]) {
        let (sign, start) = (token.kind, token.start)
        var starts: [SourcePosition] = []
        while token.kind == sign {
            starts.append(token.start)
            advance()
        }
        if starts.count > 4 { note("more than four \(sign.name)s in a row", at: span(from: start)) }
        // What comes after the fourth is a fault that is noted.
        return (sign, Array(starts.suffix(4)))
    }

    /// A number behind a sign is a number: the least one has no counterpart. Nil where none stands here, or something is
    /// taken out of it.
    @inline(never)
    private mutating func negativeNumber(
        _ sign: Token.Kind, _ starts: [SourcePosition], from start: SourcePosition
    ) throws(Stop) -> Expr? {
        guard sign == .minus, token.kind == .number, let last = starts.last else { return nil }
        switch following {
        case .dot, .openBracket, .openParenthesis: return nil
        default: break
        }
        let value = try magnitude()
        if value > Int64.min.magnitude { note("the number is too large", at: span(from: last)) }
        return try signed(
            sign, starts.dropLast(), make(.literal(.long(Int64(truncatingIfNeeded: 0 &- value))), from: last))
    }

    @inline(never)
    private mutating func signed(
        _ sign: Token.Kind, _ starts: [SourcePosition], _ operand: Expr
    ) throws(Stop) -> Expr {
        var result = operand
        for start in starts.reversed() {
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
