extension Parser {
    /// `principal ...` or `resource ...`
    mutating func scope(_ slot: Slot) throws(Stop) -> ScopeConstraint {
        try expectWord(slot == .principal ? "principal" : "resource")
        if isWord("is") {
            advance()
            let type = try entityType()
            guard isWord("in") else { return .is(type) }
            advance()
            return try .isIn(type, reference(slot))
        }
        if take(.equalEqual) { return try .equal(reference(slot)) }
        if isWord("in") {
            advance()
            return try .in(reference(slot))
        }
        return .any
    }

    /// `action ...`
    mutating func actionScope() throws(Stop) -> ActionConstraint {
        try expectWord("action")
        if take(.equalEqual) { return try .equal(action()) }
        guard isWord("in") else { return .any }
        advance()
        let depth = openParentheses()
        let constraint: ActionConstraint
        if take(.openBracket) {
            var actions: [EntityUID] = []
            while token.kind != .closeBracket {
                actions.append(try action())
                guard take(.comma) else { break }
            }
            try expect(.closeBracket)
            constraint = .inAny(actions)
        } else {
            constraint = try .in(action())
        }
        try closeParentheses(depth)
        return constraint
    }

    /// An entity in any number of parentheses.
    private mutating func action() throws(Stop) -> EntityUID {
        let depth = openParentheses()
        let start = token.start
        let action = try entity()
        if action.type.basename != "Action" { note("expected an entity of a type named Action", at: span(from: start)) }
        try closeParentheses(depth)
        return action
    }

    /// An entity, or the slot of this part of the scope, in any number of parentheses.
    private mutating func reference(_ slot: Slot) throws(Stop) -> EntityReference {
        let depth = openParentheses()
        let reference: EntityReference
        if token.kind == .slot {
            let expected = slot == .principal ? "?principal" : "?resource"
            if text != expected { note("expected \(expected) or an entity", at: token.span) }
            advance()
            reference = .slot(slot)
        } else {
            reference = try .uid(entity())
        }
        try closeParentheses(depth)
        return reference
    }

    private mutating func openParentheses() -> Int {
        var depth = 0
        while take(.openParenthesis) { depth += 1 }
        return depth
    }

    private mutating func closeParentheses(_ depth: Int) throws(Stop) {
        for _ in 0..<depth { try expect(.closeParenthesis) }
    }
}
