/// A line of the document that grants: who sees which classes, for which purpose, under which condition, in which form.
public struct RevealRule: Hashable, Sendable {
    /// Its name, unique among all rules, forbids and break-glass rules.
    public var id: DocumentName
    /// The roles.
    public var who: NameSelection
    /// The purposes.
    public var purposes: NameSelection
    /// The classes.
    public var classes: NameSelection
    /// What has to hold.
    public var when: RevealCondition?
    /// What must not hold.
    public var unless: RevealCondition?
    /// When it holds; always where nil.
    public var during: RevealHours?
    /// The forms that it grants.
    public var forms: [RevealForm]
    /// How it is masked; as the class says where nil.
    public var mask: FieldMask?
    /// Where the mask stands.
    public var maskSpan: Located
    /// How much; all of them have to suffice. No limit where there are none.
    public var budgets: [RevealBudget]
    /// What has to be done.
    public var obligations: [Obligation]
    /// Where it stands.
    public var span: Located

    /// A rule. Whom and what it is about has to be said; everything else narrows it down.
    public init(
        _ id: DocumentName, who: NameSelection, purposes: NameSelection, classes: NameSelection,
        reveal forms: [RevealForm]
    ) {
        self.id = id
        self.who = who
        self.purposes = purposes
        self.classes = classes
        self.forms = forms
        (when, unless, during, mask) = (nil, nil, nil, nil)
        (budgets, obligations) = ([], [])
        (maskSpan, span) = (Located(), Located())
    }
}
