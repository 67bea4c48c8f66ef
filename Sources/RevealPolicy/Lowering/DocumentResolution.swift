import CedarPolicy
import Masking

/// What the names of a document stand for: who is in which role, which field is in which class, what a class inherits.
struct DocumentResolution {
    private let document: RevealDocument
    private let classes: [DocumentName: ClassDeclaration]
    /// What is above each role, or class, itself included.
    private let rolesAbove: [DocumentName: Set<DocumentName>]
    private let classesAbove: [DocumentName: Set<DocumentName>]

    /// - Throws: `unknownName`, `duplicateName` or `cycle`.
    init(_ document: RevealDocument) throws(RevealPolicyError) {
        self.document = document
        rolesAbove = try Self.closure(document.roles.map { ($0.name, $0.parents) }, "role")
        classesAbove = try Self.closure(document.classes.map { ($0.name, $0.parents) }, "class")
        classes = Dictionary(document.classes.map { ($0.name, $0) }) { first, _ in first }
        try Self.checkUnique(document.purposes.map(\.name), "purpose")
        try Self.checkUnique(
            document.rules.map(\.id) + document.forbids.map(\.id) + document.breakGlass.map(\.id), "rule")
        var fields: Set<FieldName> = []
        for field in document.fields {
            try known([field.fieldClass], in: classesAbove, "class")
            guard fields.insert(field.name).inserted else {
                throw RevealPolicyError(.duplicateName, "the field is declared twice", span: field.span.span)
            }
        }
        let purposes = Dictionary(document.purposes.map { ($0.name, Set<DocumentName>()) }) { first, _ in first }
        let scopes =
            document.rules.map { ($0.who, $0.purposes, $0.classes) }
            + document.forbids.map { ($0.who, $0.purposes, $0.classes) }
            + document.breakGlass.map { ($0.who, NameSelection.any, $0.classes) }
        for (who, purpose, about) in scopes {
            try known(who.names, in: rolesAbove, "role")
            try known(purpose.names, in: purposes, "purpose")
            try known(about.names, in: classesAbove, "class")
        }
        for obligation in document.rules.flatMap(\.obligations) + document.breakGlass.flatMap(\.obligations) {
            if case .approval(let role, _) = obligation { try known([role], in: rolesAbove, "role") }
        }
    }

    private func known(
        _ names: [DocumentName], in declared: [DocumentName: Set<DocumentName>], _ kind: String
    ) throws(RevealPolicyError) {
        for name in names where declared[name] == nil {
            throw RevealPolicyError(.unknownName, "the document has no such \(kind)", span: name.span)
        }
    }

    private static func checkUnique(_ names: [DocumentName], _ kind: String) throws(RevealPolicyError) {
        var seen: Set<DocumentName> = []
        for name in names where !seen.insert(name).inserted {
            throw RevealPolicyError(.duplicateName, "the \(kind) is declared twice", span: name.span)
        }
    }

    private static func closure(
        _ declared: [(name: DocumentName, parents: [DocumentName])], _ kind: String
    ) throws(RevealPolicyError) -> [DocumentName: Set<DocumentName>] {
        try checkUnique(declared.map(\.name), kind)
        let parents = Dictionary(declared.map { ($0.name, $0.parents) }) { first, _ in first }
        var result: [DocumentName: Set<DocumentName>] = [:]
        for (name, _) in declared {
            // Not by recursion: chains may be as long as the document.
            var (above, open): (Set<DocumentName>, [DocumentName]) = ([name], parents[name] ?? [])
            while let next = open.popLast() {
                guard let further = parents[next] else {
                    throw RevealPolicyError(.unknownName, "the document has no such \(kind)", span: next.span)
                }
                guard next != name else {
                    throw RevealPolicyError(.cycle, "the \(kind) is its own parent", span: name.span)
                }
                if above.insert(next).inserted { open += further }
            }
            result[name] = above
        }
        return result
    }

    // MARK: Classes

    /// The forms of a class: its own, those of the nearest parent that has any, or all.
    func ladder(of name: DocumentName) -> [RevealForm] { inherited(name, \.ladder) ?? RevealForm.allCases }

    /// How a class is masked where a rule does not say.
    func mask(of name: DocumentName) -> FieldMask { inherited(name, \.mask) ?? .plain(.full()) }

    /// Its own, or that of the nearest parents; of those that are equally near, the first.
    private func inherited<Value>(_ name: DocumentName, _ property: KeyPath<ClassDeclaration, Value?>) -> Value? {
        var (level, seen): ([DocumentName], Set<DocumentName>) = ([name], [name])
        while !level.isEmpty {
            for name in level { if let value = classes[name]?[keyPath: property] { return value } }
            level = level.flatMap { classes[$0]?.parents ?? [] }.filter { seen.insert($0).inserted }
        }
        return nil
    }

    // MARK: Scopes

    /// The rows of rules with these scopes.
    func rows(_ scopes: [(who: NameSelection, purposes: NameSelection, classes: NameSelection)]) -> ScopeRows {
        var rows = ScopeRows(
            rules: scopes.count, roles: document.roles.count, purposes: document.purposes.count,
            fields: document.fields.count)
        let (byRole, byPurpose, byClass) = (
            Selected(\.who, scopes), Selected(\.purposes, scopes), Selected(\.classes, scopes)
        )
        for rule in byRole.everything { rows.addEverybody(rule) }
        for (place, role) in document.roles.enumerated() {
            for rule in byRole.rules(about: rolesAbove[role.name] ?? []) { rows.add(rule, role: place) }
        }
        for (place, purpose) in document.purposes.enumerated() {
            for rule in byPurpose.everything { rows.add(rule, purpose: place) }
            for rule in byPurpose.rules(about: [purpose.name]) { rows.add(rule, purpose: place) }
        }
        for (place, field) in document.fields.enumerated() {
            for rule in byClass.everything { rows.add(rule, field: place) }
            for rule in byClass.rules(about: classesAbove[field.fieldClass] ?? []) { rows.add(rule, field: place) }
        }
        return rows
    }

    /// Rules by the names that they select.
    private struct Selected {
        private(set) var everything: [Int] = []
        private var byName: [DocumentName: [Int]] = [:]

        typealias Scope = (who: NameSelection, purposes: NameSelection, classes: NameSelection)

        init(_ part: KeyPath<Scope, NameSelection>, _ scopes: [Scope]) {
            for (rule, scope) in scopes.enumerated() {
                switch scope[keyPath: part] {
                case .any: everything.append(rule)
                case .only(let names): for name in names { byName[name, default: []].append(rule) }
                }
            }
        }

        func rules(about names: Set<DocumentName>) -> [Int] { names.flatMap { byName[$0] ?? [] } }
    }
}

extension NameSelection {
    /// The names that are selected; none where all are.
    var names: [DocumentName] { if case .only(let names) = self { names } else { [] } }
}
