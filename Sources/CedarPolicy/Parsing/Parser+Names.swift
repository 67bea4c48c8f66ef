extension Parser {
    /// Words that cannot name attributes, types or entities.
    static func isReserved(_ word: String) -> Bool {
        switch word {
        case "true", "false", "if", "then", "else", "in", "is", "like", "has", "__cedar": true
        default: false
        }
    }

    /// An identifier that names something of the user's.
    mutating func identifier() throws(Stop) -> String {
        guard token.kind == .identifier else { throw unexpected("expected an identifier") }
        let word = text
        if Self.isReserved(word) { note("'\(word)' is reserved", at: token.span, code: .invalidName) }
        advance()
        return word
    }

    /// `A::B::C`; stops before a `::` that a string follows.
    mutating func name() throws(Stop) -> QualifiedName {
        var name = try identifier()
        while token.kind == .doubleColon, following == .identifier {
            advance()
            name += "::" + (try identifier())
        }
        return QualifiedName(unchecked: name)
    }

    /// The name of an entity type, with nothing behind it that would make it something else.
    mutating func entityType() throws(Stop) -> QualifiedName {
        guard token.kind == .identifier else { throw unexpected("expected the name of an entity type") }
        return try name()
    }

    /// `Type::"id"`
    mutating func entity() throws(Stop) -> EntityUID {
        let type = try name()
        try expect(.doubleColon)
        return try EntityUID(type: type, id: string())
    }
}
