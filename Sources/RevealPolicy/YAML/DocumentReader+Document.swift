import CedarPolicy

extension DocumentReader {
    /// The document, as far as it can be read.
    mutating func document(_ root: YAMLNode) -> RevealDocument {
        var document = RevealDocument(DocumentName("document"), version: 1)
        guard let entries = entries(root, .document) else { return document }
        if let node = entries["policy"], let name = name(node, "the document's name") { document.name = name }
        if let node = entries["version"], let number = number(node, "the version") { document.version = number }
        if let node = entries["description"], let text = string(node, "a text") { document.description = text }
        if let node = entries["zone"] { zone = name(node, "the name of a zone") }
        if let node = entries["attributes"] { document.attributes = attributes(node) }
        if let node = entries["purposes"] { document.purposes = purposes(node) }
        if let node = entries["roles"] { document.roles = roles(node) }
        if let node = entries["classes"] { document.classes = classes(node) }
        if let node = entries["fields"] { document.fields = fields(node) }
        if let node = entries["rules"] { document.rules = elements(node, "a list of rules").compactMap { rule($0) } }
        if let node = entries["forbids"] {
            document.forbids = elements(node, "a list of forbids").compactMap { forbid($0) }
        }
        if let node = entries["break-glass"] {
            document.breakGlass = elements(node, "a list of break-glass rules").compactMap { breakGlass($0) }
        }
        if let node = entries["canaries"] { document.canaries = canaries(node) }
        if let node = entries["tests"] {
            document.tests = elements(node, "a list of tests").compactMap { test($0, document.attributes) }
        }
        return document
    }

    private mutating func purposes(_ node: YAMLNode) -> [PurposeDeclaration] {
        (pairs(node, "purposes with what they are") ?? []).map { name, value in
            guard !value.isAbsent else { return PurposeDeclaration(name) }
            return PurposeDeclaration(name, string(value, "what the purpose is") ?? "")
        }
    }

    private mutating func roles(_ node: YAMLNode) -> [RoleDeclaration] {
        (pairs(node, "roles") ?? []).map { name, value in
            var role = RoleDeclaration(name)
            guard let entries = entries(value, .role) else { return role }
            if let node = entries["in"] { role.parents = names(node, "a role") }
            if let node = entries["kind"] { role.kind = word(node, "a kind") }
            return role
        }
    }

    private mutating func classes(_ node: YAMLNode) -> [ClassDeclaration] {
        (pairs(node, "classes") ?? []).map { name, value in
            var declaration = ClassDeclaration(name)
            declaration.span = Located(value.isAbsent ? name.span : value.span)
            guard let entries = entries(value, .fieldClass) else { return declaration }
            if let node = entries["in"] { declaration.parents = names(node, "a class") }
            if let node = entries["ladder"] { declaration.ladder = forms(node) }
            if let node = entries["mask"] {
                (declaration.mask, declaration.maskSpan) = (mask(node), Located(node.span))
            }
            return declaration
        }
    }

    private mutating func fields(_ node: YAMLNode) -> [FieldDeclaration] {
        (pairs(node, "fields with their classes") ?? []).compactMap { name, value in
            guard let field = FieldName(name.text) else {
                note(.invalidDocument, "expected a table, a dot and a column", at: name.span ?? value.span)
                return nil
            }
            var declaration: FieldDeclaration
            if value.text != nil {
                guard let fieldClass = self.name(value, "a class") else { return nil }
                declaration = FieldDeclaration(field, fieldClass)
            } else {
                guard let entries = entries(value, .field), let node = entries["class"],
                    let fieldClass = self.name(node, "a class")
                else { return nil }
                declaration = FieldDeclaration(field, fieldClass)
                if let node = entries["subject"] { declaration.subject = string(node, "a column") }
            }
            declaration.span = Located(name.span)
            return declaration
        }
    }

    private mutating func canaries(_ node: YAMLNode) -> CanaryDeclaration {
        var canaries = CanaryDeclaration([])
        canaries.span = Located(node.span)
        guard let entries = entries(node, .canaries) else { return canaries }
        if let node = entries["digests"] { canaries.digests = names(node, "a digest") }
        if let node = entries["notify"] { canaries.notify = names(node, "a role") }
        return canaries
    }
}
