extension SchemaParser {
    /// `Type`, `Set<...>` or `{...}`
    mutating func type(depth: Int) throws(CedarPolicyError) -> SchemaFragment.TypeReference {
        if token.kind == .openBrace { return try record(depth: depth) }
        if isWord("Set") {
            let start = token
            advance()
            guard take(.less) else { return .either(try nameReference(after: start)) }
            let element = try type(depth: try deeper(depth))
            try expect(.greater)
            return .set(element)
        }
        return .either(try nameReference())
    }

    /// `{name: Type, "name"?: Type}`
    mutating func record(depth: Int) throws(CedarPolicyError) -> SchemaFragment.TypeReference {
        let depth = try deeper(depth)
        try expect(.openBrace)
        var (attributes, places): ([SchemaFragment.Attribute], [CedarString: Int]) = ([], [:])
        while !take(.closeBrace) {
            let annotations = try annotations()
            let name = try name()
            let isOptional = take(.question)
            try expect(.colon)
            let type = try type(depth: depth)
            let attribute = SchemaFragment.Attribute(
                name: name, type: type, isRequired: !isOptional, annotations: annotations)
            // Of attributes of the same name the last counts, and the others need not even name types that exist.
            if let place = places.updateValue(places[name] ?? attributes.count, forKey: name) {
                attributes[place] = attribute
            } else {
                attributes.append(attribute)
            }
            if !take(.comma) {
                try expect(.closeBrace)
                break
            }
        }
        return .record(attributes)
    }

    private func deeper(_ depth: Int) throws(CedarPolicyError) -> Int {
        guard depth < Self.depthLimit else {
            throw CedarPolicyError(.limitExceeded, "types nested deeper than \(Self.depthLimit)", span: token.span)
        }
        return depth + 1
    }

    /// `Type` or `[Type, ...]`, which may be empty.
    mutating func entityTypeList() throws(CedarPolicyError) -> [SchemaFragment.NameReference] {
        guard take(.openBracket) else { return [try nameReference()] }
        var types: [SchemaFragment.NameReference] = []
        if take(.closeBracket) { return types }
        repeat { types.append(try nameReference()) } while take(.comma)
        try expect(.closeBracket)
        return types
    }

    mutating func nameReference() throws(CedarPolicyError) -> SchemaFragment.NameReference {
        let place = SchemaFragment.Place(span: token.span)
        return .init(name: try path(), place: place)
    }

    /// Where the first word was read already.
    private mutating func nameReference(after first: Token) throws(CedarPolicyError) -> SchemaFragment.NameReference {
        var parts = [lexer.text(first)]
        while take(.doubleColon) { parts.append(try identifier()) }
        let name = QualifiedName(unchecked: parts.joined(separator: "::"))
        return .init(name: name, place: SchemaFragment.Place(span: first.span))
    }

    /// `name::name::name`
    mutating func path() throws(CedarPolicyError) -> QualifiedName {
        var parts = [try identifier()]
        while take(.doubleColon) { parts.append(try identifier()) }
        return QualifiedName(unchecked: parts.joined(separator: "::"))
    }

    /// Any number of `@name` or `@name("text")`.
    mutating func annotations() throws(CedarPolicyError) -> [Annotation] {
        var (annotations, names): ([Annotation], Set<String>) = ([], [])
        while take(.at) {
            let start = token
            guard let name = word else { throw unexpected("an identifier") }
            advance()
            guard names.insert(name).inserted else {
                throw CedarPolicyError(.invalidSchema, "the annotation stands twice", span: start.span)
            }
            var value: CedarString = ""
            if take(.openParenthesis) {
                value = try string()
                try expect(.closeParenthesis)
            }
            annotations.append(Annotation(name: name, value: value))
        }
        return annotations
    }
}

extension SchemaParser {
    /// The text of the token, if it is a word.
    var word: String? { token.kind == .identifier ? lexer.text(token) : nil }

    func isWord(_ text: String) -> Bool { word == text }

    mutating func advance() { token = lexer.next() }

    mutating func take(_ kind: Token.Kind) -> Bool {
        guard token.kind == kind else { return false }
        advance()
        return true
    }

    mutating func takeWord(_ text: String) -> Bool {
        guard isWord(text) else { return false }
        advance()
        return true
    }

    mutating func expect(_ kind: Token.Kind) throws(CedarPolicyError) {
        guard take(kind) else { throw unexpected(kind.name) }
    }

    func unexpected(_ expected: String) -> CedarPolicyError {
        CedarPolicyError(.syntax, "expected \(expected), found \(token.kind.name)", span: token.span)
    }

    mutating func identifier() throws(CedarPolicyError) -> String {
        guard let word else { throw unexpected("an identifier") }
        guard !SchemaNames.reserved.contains(word) else {
            throw CedarPolicyError(.syntax, "the word '\(word)' is reserved", span: token.span)
        }
        advance()
        return word
    }

    mutating func string() throws(CedarPolicyError) -> CedarString {
        guard token.kind == .string else { throw unexpected("a string") }
        do throws(Escapes.Fault) {
            let value = try Escapes.string(lexer.bytes[token.start.offset + 1..<token.end - 1])
            advance()
            return value
        } catch {
            throw CedarPolicyError(.syntax, "the string has an invalid escape", span: token.span)
        }
    }

    /// An identifier or a string.
    mutating func name() throws(CedarPolicyError) -> CedarString {
        token.kind == .string ? try string() : CedarString(try identifier())
    }
}
