/// What is to be counted on an account.
public struct BudgetCharge: Sendable {
    /// Where it is counted.
    public let account: BudgetAccount
    /// The subjects, each once; empty where calls are counted.
    public let subjects: [SubjectDigest]
    /// How many calls; 0 where subjects are counted.
    public let calls: Int

    /// Subjects. Who is named twice is counted once.
    public init(_ account: BudgetAccount, subjects: [SubjectDigest]) {
        precondition(account.unit == .subjects, "this account counts calls")
        self.init(account, Self.distinct(subjects), 0)
    }

    /// Calls, from 0.
    public init(_ account: BudgetAccount, calls: Int) {
        precondition(account.unit == .calls, "this account counts subjects")
        precondition(calls >= 0, "calls are not taken back")
        self.init(account, [], calls)
    }

    private init(_ account: BudgetAccount, _ subjects: [SubjectDigest], _ calls: Int) {
        (self.account, self.subjects, self.calls) = (account, subjects, calls)
    }

    /// How many entries it makes at most.
    var mostUnits: Int { subjects.count + min(calls, 1) }

    /// Both as one; they have one key.
    package func merged(with other: BudgetCharge) -> BudgetCharge {
        let (calls, overflow) = calls.addingReportingOverflow(other.calls)
        return BudgetCharge(
            account.merged(with: other.account), Self.distinct(subjects + other.subjects), overflow ? .max : calls)
    }

    private static func distinct(_ subjects: [SubjectDigest]) -> [SubjectDigest] {
        if subjects.count <= 1 { return subjects }
        var known = Set<SubjectDigest>(minimumCapacity: subjects.count)
        return subjects.filter { known.insert($0).inserted }
    }
}
