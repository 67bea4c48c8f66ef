/// Who can see what: for each role, purpose and field the forms in which it can be seen, and by which rules.
///
/// It is made for those who read a document to approve it. It says what a principal with this role, and no other but those
/// that the role is a case of, gets at best; facts that only a request brings are open.
///
/// ```swift
/// print(WhoCanSee(try RevealEngine(document)).text)
/// ```
public struct WhoCanSee: Sendable {
    /// A rule by which a field can be seen.
    public struct Grant: Sendable {
        /// The rule or break-glass rule.
        public let rule: DocumentName
        /// The form.
        public let form: RevealForm
        /// Whether it depends on facts of the request or the row, or on the time.
        public let isConditional: Bool
        /// Whether it takes a grant in an emergency.
        public let isBreakGlass: Bool
        /// Whether it is limited by a budget.
        public let isLimited: Bool
        /// Whether something has to be done for it.
        public let isObliging: Bool

        /// Whether everybody with the role gets it at any time: nothing that the document says stands in between.
        public var isCertain: Bool { !isConditional && !isBreakGlass && !isLimited && !isObliging }
    }

    /// What a role can see of a field for a purpose.
    public struct Cell: Sendable {
        /// The role; nil for somebody who has none.
        public let role: DocumentName?
        /// The purpose.
        public let purpose: DocumentName
        /// The field.
        public let field: FieldName
        /// The ways to see it, by the ladder, then by the order of the document. None behind one that is certain. None at
        /// all: it is denied.
        public let grants: [Grant]
        /// The forbids that can stand in the way, depending on facts.
        public let forbids: [DocumentName]
    }

    /// What it is about.
    public let document: RevealDocument
    /// By role, then purpose, then field, each in the order of the document. Somebody without role comes last.
    public let cells: [Cell]

    /// Works out who can see what by what an engine decides by.
    ///
    /// - Complexity: the number of roles times purposes times fields, times the rules about each.
    public init(_ engine: RevealEngine) {
        let document = engine.document
        self.document = document
        let roles: [DocumentName?] = document.roles.map(\.name) + [nil]
        cells = roles.flatMap { role in
            document.purposes.flatMap { purpose in
                document.fields.map { Cell(engine, role, purpose.name, $0.name) }
            }
        }
    }

    /// What a role can see of a field for a purpose; nil for names that the document does not have.
    ///
    /// - Parameters:
    ///   - role: The role; nil for somebody who has none.
    ///   - purpose: The purpose.
    ///   - field: The field.
    /// - Complexity: O(*n*) in the number of cells.
    public func cell(role: DocumentName?, purpose: DocumentName, field: FieldName) -> Cell? {
        cells.first { $0.field == field && $0.role == role && $0.purpose == purpose }
    }
}
