import CedarPolicy

/// Looks at a document for what can hardly be meant.
///
/// Each concern is an extension. All of them err towards silence: what is reported as never happening never happens.
struct DocumentAnalyzer {
    let document: RevealDocument
    let types: FactTypes
    let solver: DemandSolver
    let names: DocumentNames
    /// By class: its ladder, own or inherited.
    let ladders: [[RevealForm]]
    /// By class: whether a field has it.
    let hasField: NameSet
    let rules: [RuleView]
    let breakGlass: [RuleView]
    let forbids: [RuleView]
    /// The rules and break-glass rules that can never grant.
    var dead: Set<DocumentName> = []
    private(set) var findings: [RevealFinding] = []

    init(_ document: RevealDocument) {
        self.document = document
        types = FactTypes(document.attributes)
        solver = DemandSolver(types: types)
        let names = DocumentNames(document)
        self.names = names
        let classes = names.classes
        ladders = document.classes.indices.map { document.ladder(of: $0, in: classes) }
        var hasField = NameSet(of: classes.count)
        for field in document.fields { if let place = classes.place(of: field.fieldClass) { hasField.insert(place) } }
        self.hasField = hasField

        rules = document.rules.map { RuleView($0, names) }
        breakGlass = document.breakGlass.map { RuleView($0, names) }
        forbids = document.forbids.map { RuleView($0, names) }
    }

    var roles: NameHierarchy { names.roles }
    var purposes: NameHierarchy { names.purposes }
    var classes: NameHierarchy { names.classes }

    /// The rules and the break-glass rules.
    var grants: [RuleView] { rules + breakGlass }

    mutating func report(
        _ kind: RevealFinding.Kind, _ severity: RevealFinding.Severity, _ message: String, at span: SourceSpan?,
        related: [SourceSpan?] = []
    ) {
        findings.append(RevealFinding(kind, severity, message, span: span, related: related))
    }

    /// All findings, in the order of the document; those without place in the order in which they were made.
    mutating func findAll() -> [RevealFinding] {
        findUnusedNames()
        findUnusedAttributes()
        findDeadRules()
        findForms()
        findShadowedRules()
        findForbids()
        findMasks()
        findConditions()
        findBreadth()
        findUnlimitedMasks()
        findApprovals()
        if document.tests.isEmpty {
            report(.noTests, .note, "the document has no tests: add some that show what it is meant to do", at: nil)
        }
        return findings.enumerated().sorted { a, b in
            (a.element.span?.start.offset ?? .max, a.offset) < (b.element.span?.start.offset ?? .max, b.offset)
        }.map(\.element)
    }
}

extension RevealDocument {
    /// The ladder of a class: its own, else that of the nearest above it, else all forms.
    fileprivate func ladder(of place: Int, in hierarchy: NameHierarchy) -> [RevealForm] {
        inherited(from: place, in: hierarchy) { classes[$0].ladder } ?? RevealForm.allCases
    }

    /// What a class says, or the nearest above it; of those that are equally near, the first.
    func inherited<Value>(from place: Int, in hierarchy: NameHierarchy, _ value: (Int) -> Value?) -> Value? {
        var (seen, level): (Set<Int>, [Int]) = ([place], [place])
        while !level.isEmpty {
            for place in level { if let value = value(place) { return value } }
            level = level.flatMap { classes[$0].parents.compactMap(hierarchy.place) }.filter {
                seen.insert($0).inserted
            }
        }
        return nil
    }
}
