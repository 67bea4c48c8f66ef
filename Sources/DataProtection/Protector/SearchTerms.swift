/// What to look for in a stored column to find a value: for the service's own SQL, `column IN (values)`.
public struct SearchTerms: Hashable, Sendable {
    /// The column: the one that was asked for, or that of its index.
    public let column: String
    /// What stands there for the value: one for each key that may have made it, and the value itself where asked.
    public let values: [String]
    /// Whether rows with other values are found too, so that hits are compared after they are opened.
    public let needsComparison: Bool
    /// What finds further rows, each in a column of its own: `OR column IN (values)`. Empty unless rows that are not protected
    /// yet are looked for beside an index, which has nothing of them. They have no alternatives themselves.
    public let alternatives: [SearchTerms]

    init(column: String, values: [String], needsComparison: Bool, alternatives: [SearchTerms] = []) {
        self.column = column
        self.values = values
        self.needsComparison = needsComparison
        self.alternatives = alternatives
    }
}

/// The column and the number of values, not what they are.
extension SearchTerms: CustomStringConvertible, CustomReflectable {
    /// The column and the number of values.
    public var description: String {
        let others = alternatives.map { ", or \($0.column): \($0.values.count)" }.joined()
        return "SearchTerms(\(column): \(values.count) values\(others))"
    }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
