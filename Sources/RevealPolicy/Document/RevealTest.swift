public import CedarPolicy

/// A test in a document: what somebody sees.
public struct RevealTest: Hashable, Sendable {
    /// What is expected of a field.
    public enum Expectation: Hashable, Sendable {
        /// It is seen in this form.
        case form(RevealForm)
        /// It is denied, for whatever reason.
        case denied
        /// A rule forbids it.
        case forbidden
    }

    /// What it shows.
    public var name: DocumentName
    /// Who asks.
    public var principal: Principal
    /// What for.
    public var purpose: DocumentName
    /// Why; nil where nothing is said.
    public var reason: String?
    /// The facts of the request.
    public var context: CedarRecord
    /// The facts of the row.
    public var row: CedarRecord
    /// When, in milliseconds since 1970; a time has to be given where the document has hours.
    public var milliseconds: Int64?
    /// The break-glass rule under which there is a grant; nil where there is none.
    public var breakGlass: DocumentName?
    /// Who has approved.
    public var approvals: [DocumentName]
    /// What is expected, by field.
    public var expectations: [(field: DocumentName, expectation: Expectation)]
    /// Where it stands.
    public var span: Located

    /// A test.
    public init(
        _ name: DocumentName, principal: Principal, purpose: DocumentName,
        expect expectations: [(field: DocumentName, expectation: Expectation)]
    ) {
        self.name = name
        self.principal = principal
        self.purpose = purpose
        self.expectations = expectations
        (reason, milliseconds, breakGlass) = (nil, nil, nil)
        (context, row) = (.empty, .empty)
        approvals = []
        span = Located()
    }

    /// Whether both say the same.
    public static func == (a: RevealTest, b: RevealTest) -> Bool {
        a.name == b.name && a.principal == b.principal && a.purpose == b.purpose && a.reason == b.reason
            && a.context == b.context && a.row == b.row && a.milliseconds == b.milliseconds
            && a.breakGlass == b.breakGlass && a.approvals == b.approvals
            && a.expectations.elementsEqual(b.expectations) { $0 == $1 }
    }

    /// Hashes name, principal and purpose.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(principal)
        hasher.combine(purpose)
    }
}
