/// Reads a schema in Cedar's own form.
///
/// One fault ends the reading of a declaration; the next is looked for after the semicolon, so that several faults are
/// reported at once.
///
/// ## Specification
/// Cedar 4.5, "Human-readable schema grammar".
struct SchemaParser {
    /// How deep types may be nested.
    static let depthLimit = 100
    /// How many faults are reported at most.
    static let faultLimit = 50
    /// How many bytes a schema may have.
    static let lengthLimit = 1 << 24

    var lexer: Lexer
    var token: Token

    /// The declarations. Throws `syntax`, `limitExceeded`, or `invalidSchema` for a name that is reserved.
    static func parse(_ text: String) throws(CedarPolicyError) -> SchemaFragment {
        guard text.utf8.count <= lengthLimit else {
            throw CedarPolicyError(.limitExceeded, "a schema has at most \(lengthLimit) bytes")
        }
        var parser = SchemaParser(text)
        return try parser.fragment()
    }

    private init(_ text: String) {
        var lexer = Lexer(text)
        token = lexer.next()
        self.lexer = lexer
    }

    private mutating func fragment() throws(CedarPolicyError) -> SchemaFragment {
        var (named, bare, faults): ([SchemaFragment.Namespace], SchemaFragment.Namespace, [Diagnostic]) = (
            [], .init(), []
        )
        while token.kind != .end, faults.count < Self.faultLimit {
            do throws(CedarPolicyError) {
                let annotations = try annotations()
                if isWord("namespace") {
                    named.append(try namespace(annotations, &faults))
                } else {
                    try declaration(annotations, into: &bare)
                }
            } catch {
                faults += error.diagnostics
                skipDeclaration()
            }
        }
        guard faults.isEmpty else { throw CedarPolicyError(faults) }
        let hasBare = !(bare.commonTypes.isEmpty && bare.entityTypes.isEmpty && bare.actions.isEmpty)
        return SchemaFragment(namespaces: named + (hasBare ? [bare] : []))
    }

    /// To after the next semicolon, or to what may begin a declaration after a brace.
    private mutating func skipDeclaration() {
        while token.kind != .end {
            let kind = token.kind
            advance()
            if kind == .semicolon { return }
        }
    }

    private mutating func namespace(
        _ annotations: [Annotation], _ faults: inout [Diagnostic]
    ) throws(CedarPolicyError) -> SchemaFragment.Namespace {
        advance()
        let start = token
        var namespace = SchemaFragment.Namespace(name: try path(), annotations: annotations)
        namespace.place.span = start.span
        try expect(.openBrace)
        while !take(.closeBrace) {
            guard token.kind != .end else { throw unexpected("'}'") }
            do throws(CedarPolicyError) {
                let annotations = try self.annotations()
                try declaration(annotations, into: &namespace)
            } catch {
                faults += error.diagnostics
                guard faults.count < Self.faultLimit else { break }
                skipDeclaration()
            }
        }
        return namespace
    }

    private mutating func declaration(
        _ annotations: [Annotation], into namespace: inout SchemaFragment.Namespace
    ) throws(CedarPolicyError) {
        if takeWord("entity") {
            namespace.entityTypes += try entityTypes(annotations)
        } else if takeWord("action") {
            namespace.actions += try actions(annotations)
        } else if takeWord("type") {
            let place = SchemaFragment.Place(span: token.span)
            let name = try identifier()
            try expect(.equal)
            let type = try type(depth: 0)
            namespace.commonTypes.append(.init(name: name, type: type, annotations: annotations, place: place))
        } else {
            throw unexpected("'namespace', 'entity', 'action' or 'type'")
        }
        try expect(.semicolon)
    }

    private mutating func entityTypes(_ annotations: [Annotation]) throws(CedarPolicyError) -> [SchemaFragment
        .EntityType]
    {
        var names: [(String, SchemaFragment.Place)] = []
        repeat {
            let place = SchemaFragment.Place(span: token.span)
            names.append((try identifier(), place))
        } while take(.comma)
        let kind = try entityKind()
        return names.map { .init(name: $0.0, kind: kind, annotations: annotations, place: $0.1) }
    }

    private mutating func entityKind() throws(CedarPolicyError) -> SchemaFragment.EntityType.Kind {
        if takeWord("enum") {
            try expect(.openBracket)
            var choices: [CedarString] = []
            repeat { choices.append(try string()) } while take(.comma)
            try expect(.closeBracket)
            return .choices(choices)
        }
        let parents = takeWord("in") ? try entityTypeList() : []
        var shape: SchemaFragment.TypeReference?
        if token.kind == .equal || token.kind == .openBrace {
            _ = take(.equal)
            shape = try record(depth: 0)
        }
        return .standard(parents: parents, shape: shape, tags: takeWord("tags") ? try type(depth: 0) : nil)
    }

    private mutating func actions(_ annotations: [Annotation]) throws(CedarPolicyError) -> [SchemaFragment.Action] {
        var names: [(CedarString, SchemaFragment.Place)] = []
        repeat {
            let place = SchemaFragment.Place(span: token.span)
            names.append((try name(), place))
        } while take(.comma)
        var parents: [SchemaFragment.ActionReference] = []
        if takeWord("in") {
            if take(.openBracket) {
                repeat { parents.append(try actionReference()) } while take(.comma)
                try expect(.closeBracket)
            } else {
                parents.append(try actionReference())
            }
        }
        let appliesTo = takeWord("appliesTo") ? try appliesTo() : nil
        // Reserved for attributes of actions, which there are none of yet.
        if takeWord("attributes") {
            try expect(.openBrace)
            try expect(.closeBrace)
        }
        return names.map {
            .init(name: $0.0, parents: parents, appliesTo: appliesTo, annotations: annotations, place: $0.1)
        }
    }

    /// `id`, `"id"` or `Type::"id"`
    private mutating func actionReference() throws(CedarPolicyError) -> SchemaFragment.ActionReference {
        let place = SchemaFragment.Place(span: token.span)
        if token.kind == .string { return .init(type: nil, id: try string(), place: place) }
        var parts = [try identifier()]
        while take(.doubleColon) {
            if token.kind == .string {
                let type = QualifiedName(unchecked: parts.joined(separator: "::"))
                return .init(type: type, id: try string(), place: place)
            }
            parts.append(try identifier())
        }
        guard parts.count == 1 else { throw unexpected("'::' and a string") }
        return .init(type: nil, id: CedarString(parts[0]), place: place)
    }

    private mutating func appliesTo() throws(CedarPolicyError) -> SchemaFragment.AppliesTo {
        let start = token
        var principals: [SchemaFragment.NameReference]?
        var resources: [SchemaFragment.NameReference]?
        var context: SchemaFragment.TypeReference?
        try expect(.openBrace)
        repeat {
            let key = token
            switch word {
            case "principal" where principals == nil:
                advance()
                principals = try endTypes()
            case "resource" where resources == nil:
                advance()
                resources = try endTypes()
            case "context" where context == nil:
                advance()
                try expect(.colon)
                context = token.kind == .openBrace ? try record(depth: 0) : .common(try nameReference())
            case "principal", "resource", "context":
                throw CedarPolicyError(.invalidSchema, "this is said twice of the action", span: key.span)
            default: throw unexpected("'principal', 'resource' or 'context'")
            }
        } while take(.comma) && token.kind != .closeBrace
        try expect(.closeBrace)
        guard let principals, let resources else {
            throw CedarPolicyError(.invalidSchema, "'appliesTo' needs a principal and a resource", span: start.span)
        }
        return .init(principals: principals, resources: resources, context: context)
    }

    private mutating func endTypes() throws(CedarPolicyError) -> [SchemaFragment.NameReference] {
        try expect(.colon)
        let start = token
        let types = try entityTypeList()
        guard !types.isEmpty else {
            throw CedarPolicyError(.invalidSchema, "'appliesTo' needs at least one type here", span: start.span)
        }
        return types
    }
}
