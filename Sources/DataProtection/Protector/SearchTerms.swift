import FieldEncryption

/// What to look for in a stored column to find a value: for the service's own SQL, `column IN (values)`.
public struct SearchTerms: Hashable, Sendable {
    /// The column: the one that was asked for, or that of its index.
    public let column: String
    /// What stands there for the value: one for each key that may have made it, and the value itself where asked.
    public let values: [String]
    /// Whether rows with other values are found too, so that hits are compared with ``matches(_:)`` after they are opened.
    public let needsComparison: Bool
    /// What finds further rows, each in a column of its own: `OR column IN (values)`. Empty unless rows that are not protected
    /// yet are looked for beside an index, which has nothing of them. They have no alternatives themselves.
    public let alternatives: [SearchTerms]

    /// What is looked for, normalised.
    private let sought: String
    private let normalizers: [Normalizer]

    init(
        _ sought: String, _ normalizers: [Normalizer] = [], column: String, values: [String], needsComparison: Bool,
        alternatives: [SearchTerms] = []
    ) {
        self.sought = sought
        self.normalizers = normalizers
        self.column = column
        self.values = values
        self.needsComparison = needsComparison
        self.alternatives = alternatives
    }

    /// Whether the value of a hit, opened, is what was looked for: the same bytes, once the normalizers of the index have been
    /// applied to both, if one is searched.
    ///
    /// - Complexity: O(n) in the bytes of the value.
    public func matches(_ value: String) -> Bool {
        normalizers.normalized(value).utf8.elementsEqual(sought.utf8)
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
