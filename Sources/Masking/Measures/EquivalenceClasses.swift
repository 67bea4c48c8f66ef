/// The rows of a table by what an attacker may know of them: rows that agree in all quasi-identifiers are one class.
///
/// It says how far somebody who knows the quasi-identifiers of a person (age band, postal code, sex) comes towards the
/// person's row, and towards the sensitive value in it. It measures a table; to change one, mask it more coarsely.
///
/// ```swift
/// let classes = EquivalenceClasses(columns: [ages, postalCodes])
/// classes.k                            // k-anonymity
/// classes.distinctDiversity(diagnoses) // l-diversity
/// classes.closeness(diagnoses)         // t-closeness
/// ```
///
/// Values are compared by their bytes, so that no two spellings count as one.
///
/// ## Specification
/// L. Sweeney, "k-anonymity: a model for protecting privacy" (2002); A. Machanavajjhala et al., "l-diversity: privacy
/// beyond k-anonymity" (2007); N. Li, T. Li, S. Venkatasubramanian, "t-closeness: privacy beyond k-anonymity and
/// l-diversity" (2007).
public struct EquivalenceClasses: Sendable {
    /// The rows of each class, in the order of their first rows.
    let classes: [[Int]]

    /// How many rows there are.
    public let rowCount: Int

    /// Puts rows into classes.
    ///
    /// - Parameter columns: the quasi-identifiers, one column each, with as many values as there are rows; nil where a row
    ///   has none, which is a value of its own. At least one column.
    /// - Complexity: O(n) for each column.
    public init(columns: [[String?]]) {
        guard let rows = columns.first?.count else { preconditionFailure("there is one quasi-identifier at least") }
        // Column by column: the class so far and the value make the next class.
        var classOfRow = [Int](repeating: 0, count: rows)
        for column in columns {
            precondition(column.count == rows, "all columns have as many values as there are rows")
            var known: [Key: Int] = [:]
            for row in 0..<rows {
                let key = Key(group: classOfRow[row], value: column[row].map { Array($0.utf8) })
                let next = known.count
                classOfRow[row] = known[key, default: next]
                if classOfRow[row] == next { known[key] = next }
            }
        }
        var classes = [[Int]](repeating: [], count: (classOfRow.max() ?? -1) + 1)
        for (row, group) in classOfRow.enumerated() { classes[group].append(row) }
        self.classes = classes
        rowCount = rows
    }

    private struct Key: Hashable {
        let group: Int
        let value: [UInt8]?
    }

    /// How many classes there are.
    public var count: Int { classes.count }

    /// The k of k-anonymity: how many rows the smallest class has; 0 where there are no rows. 1 says that a row can be
    /// told from all others.
    public var k: Int { classes.map(\.count).min() ?? 0 }

    /// How many rows are in classes of fewer rows than k: those that would have to go for k-anonymity.
    public func rows(inClassesBelow k: Int) -> Int { classes.map(\.count).reduce(0) { $1 < k ? $0 + $1 : $0 } }
}
