/// What may be shown of a batch of rows, and everything that a record of it needs.
///
/// Whoever has it records it first, then decrypts, puts what ``CanaryValues`` makes up in the place of the data of canaries, and
/// transforms each value as its candidate says. It cannot be made but by a ``RevealGate``.
public struct Authorization: Sendable {
    /// One field, in all rows.
    public struct Column: Sendable {
        /// The column.
        public let field: FieldName
        /// Its class; nil where the document does not have the field.
        public let fieldClass: DocumentName?
        /// One for all rows, or one for each.
        package let outcomes: [FieldOutcome]

        /// Whether the outcome is the same for all rows, so that one look is enough.
        public var isUniform: Bool { outcomes.count == 1 }

        /// What comes out in a row.
        public func outcome(inRow row: Int) -> FieldOutcome { outcomes.count == 1 ? outcomes[0] : outcomes[row] }

        /// Whether something is shown in a row that tells of a person: clear, or masked.
        func shows(inRow row: Int) -> Bool {
            let form = outcome(inRow: row).form
            return form == .clear || form == .masked
        }
    }

    /// What it was decided by.
    package let engine: RevealEngine
    /// Who asked, what for, and why.
    public let call: RevealCall
    /// When, in milliseconds since 1970.
    public let milliseconds: Int64
    /// Whose data each row is; nil where nobody's.
    public let subjects: [SubjectDigest?]
    /// What may be shown, in the order of the fields that were asked for.
    public let columns: [Column]
    /// The rows of canaries, in ascending order: what is shown of them in clear or masked has to be made up.
    public let canaryRows: [Int]
    /// The window of all budgets that were charged of which least is left; nil where none was.
    public let budgetLeft: BudgetBalance?
    /// What the caller has to see to: each once.
    public let obligations: [Obligation]
    /// The break-glass grant under which something is shown; nil where nothing is.
    public let grant: String?
    /// Who had approved what is shown; empty where nothing needed it.
    public let approvers: [String]

    /// The name of the document.
    public var document: DocumentName { engine.document.name }
    /// Its version.
    public var version: Int { engine.document.version }

    /// The field, in all rows; nil for one that was not asked for.
    public subscript(field: FieldName) -> Column? { columns.first { $0.field == field } }

    /// Whether nothing is shown of any row.
    public var isDenied: Bool { columns.allSatisfy { $0.outcomes.allSatisfy { $0.candidate == nil } } }

    /// Whether a row is of a canary.
    public func isCanary(_ row: Int) -> Bool {
        var (from, to) = (0, canaryRows.count)
        while from < to {
            let middle = (from + to) / 2
            if canaryRows[middle] < row { from = middle + 1 } else { to = middle }
        }
        return from < canaryRows.count && canaryRows[from] == row
    }

    /// The rules by which something is shown, in the order in which they are come to.
    public var rules: [DocumentName] {
        var rules: [DocumentName] = []
        for column in columns {
            for outcome in column.outcomes {
                if let rule = outcome.candidate?.rule, !rules.contains(rule) { rules.append(rule) }
            }
        }
        return rules
    }
}
