/// What may be granted in an emergency, by a grant that names persons, subjects, a reason and an end.
///
/// It grants nothing by itself. Forbids hold for it too; one that is to give way says `unless: context.breakGlass`.
public struct BreakGlassRule: Hashable, Sendable {
    /// Its name, unique among all rules, forbids and break-glass rules.
    public var id: DocumentName
    /// The roles that can be granted something.
    public var who: NameSelection
    /// The classes.
    public var classes: NameSelection
    /// The forms.
    public var forms: [RevealForm]
    /// How long a grant may last at most, in seconds.
    public var longestSeconds: Int
    /// How much each grant has at most.
    public var budgets: [RevealBudget]
    /// What has to be done for a grant.
    public var obligations: [Obligation]
    /// Where it stands.
    public var span: Located

    /// What may be granted in an emergency.
    public init(
        _ id: DocumentName, who: NameSelection, classes: NameSelection, reveal forms: [RevealForm],
        atMostSeconds longestSeconds: Int
    ) {
        self.id = id
        self.who = who
        self.classes = classes
        self.forms = forms
        self.longestSeconds = longestSeconds
        (budgets, obligations) = ([], [])
        span = Located()
    }
}
