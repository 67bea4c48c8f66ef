import CedarPolicy

/// Looks at a document for what can hardly be meant.
///
/// Each concern is an extension. All of them err towards silence: what is reported as never happening never happens.
struct DocumentAnalyzer {
    let document: RevealDocument
    let types: FactTypes
    let solver: DemandSolver
    let roles: NameHierarchy
    let purposes: NameHierarchy
    let classes: NameHierarchy
    /// By class: its ladder, own or inherited.
    let ladders: [[RevealForm]]
    /// By class: whether a field has it.
    let hasField: NameSet
    let rules: [RuleView]
    let breakGlass: [RuleView]
    let forbids: [RuleView]
    /// By place: the rules and break-glass rules that can never grant.
    var dead: Set<DocumentName> = []
    private(set) var findings: [RevealFinding] = []

    init(_ document: RevealDocument) {
        self.document = document
        types = FactTypes(document.attributes)
        solver = DemandSolver(types: types)
        let roles = NameHierarchy(document.roles.map { ($0.name, $0.parents) })
        let purposes = NameHierarchy(document.purposes.map { ($0.name, []) })
        let classes = NameHierarchy(document.classes.map { ($0.name, $0.parents) })
        (self.roles, self.purposes, self.classes) = (roles, purposes, classes)
        ladders = document.classes.indices.map { document.ladder(of: $0, in: classes) }
        var hasField = NameSet(of: classes.count)
        for field in document.fields { if let place = classes.place(of: field.fieldClass) { hasField.insert(place) } }
        self.hasField = hasField

        func view(
            _ sort: RuleView.Sort, _ id: DocumentName, _ span: Located, who: NameSelection,
            purposes purposeNames: NameSelection,
            classes classNames: NameSelection, forms: [RevealForm], when: RevealCondition? = nil,
            unless: RevealCondition? = nil, during: RevealHours? = nil, mask: FieldMask? = nil,
            maskSpan: SourceSpan? = nil,
            budgets: [RevealBudget] = [], obligations: [Obligation] = []
        ) -> RuleView {
            var demands: [Demand] = []
            if case .only(let names) = purposeNames {
                let choice = Expr(.set(names.map { Expr(stringLiteral: $0.text) }))
                demands.append(.holds(choice.call(.contains, Expr.context["purpose"])))
            }
            if sort == .breakGlass {
                demands.append(.holds(Expr.context["breakGlass"]))
                demands.append(.holds(Expr.context["grant"] .== Expr(stringLiteral: id.text)))
            }
            if let when { demands.append(.holds(when.expression)) }
            if let unless { demands.append(.fails(unless.expression)) }
            return RuleView(
                sort: sort, id: id, span: id.span ?? span.span, isAboutAnyone: who == .any,
                roles: roles.covered(by: who), purposes: purposes.covered(by: purposeNames),
                classes: classes.covered(by: classNames), forms: forms, when: when, unless: unless, during: during,
                mask: mask, maskSpan: maskSpan, budgets: budgets, obligations: obligations, demands: demands)
        }
        rules = document.rules.map {
            view(
                .rule, $0.id, $0.span, who: $0.who, purposes: $0.purposes, classes: $0.classes, forms: $0.forms,
                when: $0.when,
                unless: $0.unless, during: $0.during, mask: $0.mask, maskSpan: $0.maskSpan.span, budgets: $0.budgets,
                obligations: $0.obligations)
        }
        breakGlass = document.breakGlass.map {
            view(
                .breakGlass, $0.id, $0.span, who: $0.who, purposes: .any, classes: $0.classes, forms: $0.forms,
                budgets: $0.budgets, obligations: $0.obligations)
        }
        forbids = document.forbids.map {
            view(
                .forbid, $0.id, $0.span, who: $0.who, purposes: $0.purposes, classes: $0.classes, forms: $0.forms,
                when: $0.when, unless: $0.unless, during: $0.during)
        }
    }

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
