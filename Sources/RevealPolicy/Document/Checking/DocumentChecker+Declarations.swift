extension DocumentChecker {
    mutating func checkDeclarations() {
        if !document.name.isWellFormed {
            let message = "a document's name has up to 100 ASCII letters, digits, '-', '_' and '.'"
            note(.invalidDocument, message, at: document.name.span)
        }
        if document.version < 1 { note(.invalidDocument, "versions count from 1", at: document.name.span) }
        attributes(document.attributes.principal, SuppliedFacts.principal, depth: 1)
        attributes(document.attributes.context, SuppliedFacts.context, depth: 1)
        attributes(document.attributes.row, SuppliedFacts.row, depth: 1)
        declared(document.purposes.map(\.name), "purpose")
        declared(document.roles.map(\.name), "role")
        for role in document.roles { known(role.parents, roles) }
        cycles(document.roles.map { ($0.name, $0.parents) }, "role")
        declared(document.classes.map(\.name), "class")
        for declaration in document.classes {
            known(declaration.parents, classes)
            if let ladder = declaration.ladder { forms(ladder, at: declaration.span) }
        }
        cycles(document.classes.map { ($0.name, $0.parents) }, "class")
        fields()
        canaries()
    }

    // MARK: Attributes

    /// How deep records and sets may be nested.
    private static let depthLimit = 16

    private mutating func attributes(_ declarations: [AttributeDeclaration], _ supplied: [String], depth: Int) {
        var seen: Set<DocumentName> = []
        for declaration in declarations {
            let name = declaration.name
            if !name.isCedarIdentifier {
                note(
                    .invalidDocument, "an attribute's name is an identifier that Cedar does not reserve", at: name.span)
            }
            if supplied.contains(name.text) {
                note(.duplicateName, "the engine supplies this attribute: leave it out or rename it", at: name.span)
            }
            if !seen.insert(name).inserted { note(.duplicateName, "this attribute is declared twice", at: name.span) }
            type(declaration.type, at: name, depth: depth)
        }
    }

    private mutating func type(_ type: AttributeType, at name: DocumentName, depth: Int) {
        guard depth <= Self.depthLimit else {
            note(.limitExceeded, "types nested deeper than \(Self.depthLimit)", at: name.span)
            return
        }
        switch type {
        case .set(let element): self.type(element, at: name, depth: depth + 1)
        case .record(let declarations): attributes(declarations, [], depth: depth + 1)
        default: break
        }
    }

    // MARK: Hierarchies

    /// Notes each name that is its own ancestor, once for each cycle.
    private mutating func cycles(_ declarations: [(name: DocumentName, parents: [DocumentName])], _ what: String) {
        let parents = Dictionary(declarations.map { ($0.name, $0.parents) }, uniquingKeysWith: { first, _ in first })
        enum State { case open, done }
        var states: [DocumentName: State] = [:]
        for declaration in declarations where states[declaration.name] == nil {
            // No recursion: a chain can be as long as the document.
            var path: [(name: DocumentName, rest: ArraySlice<DocumentName>)] = []
            states[declaration.name] = .open
            path.append((declaration.name, declaration.parents[...]))
            while let top = path.indices.last {
                guard let parent = path[top].rest.popFirst() else {
                    states[path.removeLast().name] = .done
                    continue
                }
                switch states[parent] {
                case .done: continue
                case .open: note(.cycle, "this \(what) would be its own parent", at: parent.span)
                case nil:
                    states[parent] = .open
                    path.append((parent, (parents[parent] ?? [])[...]))
                }
            }
        }
    }

    // MARK: Fields and canaries

    private mutating func fields() {
        var seen: Set<String> = []
        for field in document.fields {
            if !seen.insert(field.name.description).inserted {
                note(.duplicateName, "this field is declared twice", at: field.span)
            }
            let parts = [field.name.table, field.name.column] + (field.subject.map { [$0] } ?? [])
            if !parts.allSatisfy({ $0.isColumnName }) {
                note(
                    .invalidDocument, "tables and columns have names of up to 200 bytes, without control characters",
                    at: field.span)
            }
            known([field.fieldClass], classes)
        }
    }

    private mutating func canaries() {
        var seen: Set<DocumentName> = []
        for digest in document.canaries.digests {
            if digest.text.utf8.count != 32 || !digest.text.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) }) {
                note(.invalidDocument, "a canary is a digest: 32 hexadecimal digits in lower case", at: digest.span)
            } else if !seen.insert(digest).inserted {
                note(.duplicateName, "this canary stands twice", at: digest.span)
            }
        }
        known(document.canaries.notify, roles)
    }
}

extension String {
    /// Whether it can name a table or a column: something, not too long, and no controls.
    fileprivate var isColumnName: Bool {
        (1...200).contains(utf8.count)
            && unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) }
    }
}

extension DocumentName {
    /// Whether it can stand behind a dot in a condition.
    fileprivate var isCedarIdentifier: Bool {
        let reserved = ["true", "false", "if", "then", "else", "in", "is", "like", "has", "__cedar"]
        guard let first = text.utf8.first, !("0"..."9").contains(Unicode.Scalar(first)) else { return false }
        return isIdentifierOfASCII && !reserved.contains(text)
    }

    private var isIdentifierOfASCII: Bool {
        text.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) || $0 == UInt8(ascii: "_")
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        } && text.utf8.count <= 100
    }
}
