import CedarPolicy
import Masking

/// What the names of a document stand for: who is in which role, which field is in which class, what a class inherits.
struct DocumentResolution {
    private let document: RevealDocument
    private let classes: [DocumentName: ClassDeclaration]
    /// What is above each role, or class, itself included.
    private let rolesAbove: [DocumentName: Set<DocumentName>]
    private let classesAbove: [DocumentName: Set<DocumentName>]

    /// Of a document that was checked: names are declared, and once.
    init(_ document: RevealDocument) {
        self.document = document
        rolesAbove = Self.closure(document.roles.map { ($0.name, $0.parents) })
        classesAbove = Self.closure(document.classes.map { ($0.name, $0.parents) })
        classes = Dictionary(document.classes.map { ($0.name, $0) }) { first, _ in first }
    }

    private static func closure(
        _ declared: [(name: DocumentName, parents: [DocumentName])]
    ) -> [DocumentName: Set<DocumentName>] {
        let parents = Dictionary(declared) { first, _ in first }
        var result: [DocumentName: Set<DocumentName>] = [:]
        for (name, _) in declared {
            // Not by recursion: chains may be as long as the document.
            var (above, open): (Set<DocumentName>, [DocumentName]) = ([name], parents[name] ?? [])
            while let next = open.popLast() {
                if above.insert(next).inserted { open += parents[next] ?? [] }
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
