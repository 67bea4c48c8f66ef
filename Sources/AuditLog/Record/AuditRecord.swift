/// What is recorded of one decision: who, what for, which fields of whom, in which form, by which rules. Never a value.
///
/// A batch is one record with many subjects. Everything but the subjects stands in clear in the log, so put no personal
/// data of subjects into a reason or a fact. Strings are kept as given.
///
/// The log adds the sequence number and the hash that chains the records: see ``AuditEntry``, which also has the format.
public struct AuditRecord: Hashable, Sendable {
    /// The greatest length of a record's line in bytes: room for some 119,000 subjects.
    public static let maximumLineSize = 4 << 20

    /// When it was decided, by the caller's clock.
    public var time: AuditTime
    /// What was decided.
    public var decision: AuditDecision
    /// Who asked.
    public var principal: String
    /// What for.
    public var purpose: String?
    /// Why, in the principal's words.
    public var reason: String?
    /// Whose data it is, where one service holds that of several organisations.
    public var tenant: String?
    /// How values were shown, such as `clear` or `masked`.
    public var form: String?
    /// Which fields, such as `customer.email`.
    public var fields: [String]
    /// Of which classes.
    public var classes: [String]
    /// By which rules.
    public var rules: [String]
    /// By which document.
    public var document: Document?
    /// How many more subjects the principal may see: the least over all its budgets.
    public var budgetLeft: Int?
    /// About whom.
    public var subjects: [AuditSubject]
    /// What else the host wants to have recorded.
    public var facts: [String: String]

    /// The document that was decided by.
    public struct Document: Hashable, Sendable {
        /// Its name.
        public var name: String
        /// Its version.
        public var version: Int

        /// - Parameters:
        ///   - name: as the document has it.
        ///   - version: the number of this edition.
        public init(name: String, version: Int) {
            self.name = name
            self.version = version
        }
    }

    /// A record. What is not given is not in the line.
    public init(
        time: AuditTime = .now, decision: AuditDecision, principal: String, purpose: String? = nil,
        reason: String? = nil, tenant: String? = nil, form: String? = nil, fields: [String] = [],
        classes: [String] = [], rules: [String] = [], document: Document? = nil, budgetLeft: Int? = nil,
        subjects: [AuditSubject] = [], facts: [String: String] = [:]
    ) {
        self.time = time
        self.decision = decision
        self.principal = principal
        self.purpose = purpose
        self.reason = reason
        self.tenant = tenant
        self.form = form
        self.fields = fields
        self.classes = classes
        self.rules = rules
        self.document = document
        self.budgetLeft = budgetLeft
        self.subjects = subjects
        self.facts = facts
    }
}
