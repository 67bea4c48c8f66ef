/// How much may be revealed by a rule in a time that slides.
public struct RevealBudget: Hashable, Sendable {
    /// What is counted.
    public enum Unit: String, CaseIterable, Hashable, Sendable {
        /// Distinct subjects.
        case subjects
        /// Reveals, of however many fields.
        case calls
    }

    /// Who has one budget together.
    public enum Scope: String, CaseIterable, Hashable, Sendable {
        case principal
        /// All who have the role by which the rule is about them.
        case role
        case tenant
    }

    /// What is counted.
    public var unit: Unit
    /// How many, from 1.
    public var limit: Int
    /// Who has it.
    public var scope: Scope
    /// In how many seconds, from 1 to 366 days.
    public var seconds: Int
    /// Where it stands.
    public var span: Located

    /// A budget.
    public init(_ unit: Unit, atMost limit: Int, per scope: Scope, withinSeconds seconds: Int) {
        self.unit = unit
        self.limit = limit
        self.scope = scope
        self.seconds = seconds
        span = Located()
    }
}
