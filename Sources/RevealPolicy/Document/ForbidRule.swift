/// A line of the document that forbids, whatever grants.
public struct ForbidRule: Hashable, Sendable {
    /// Its name, unique among all rules, forbids and break-glass rules.
    public var id: DocumentName
    /// The roles.
    public var who: NameSelection
    /// The purposes.
    public var purposes: NameSelection
    /// The classes.
    public var classes: NameSelection
    /// The forms.
    public var forms: [RevealForm]
    /// When it applies: always where nil.
    public var when: RevealCondition?
    /// When it does not apply.
    public var unless: RevealCondition?
    /// When it applies; always where nil.
    public var during: RevealHours?
    /// Where it stands.
    public var span: Located

    /// A rule that forbids: everything, if nothing narrows it down.
    public init(
        _ id: DocumentName, who: NameSelection = .any, purposes: NameSelection = .any, classes: NameSelection = .any,
        forms: [RevealForm] = RevealForm.allCases
    ) {
        self.id = id
        self.who = who
        self.purposes = purposes
        self.classes = classes
        self.forms = forms
        (when, unless, during) = (nil, nil, nil)
        span = Located()
    }
}
