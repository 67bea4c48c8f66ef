public import ProtectionKeys

/// What values are that do not tell: format-preserving tokens in columns without one for the key's id.
///
/// A run that protects or moves them ends at the first row that fails, even if failures are to be collected: a row that was
/// left as it is could not be told from the others afterwards, and the next run would take it for what they are.
public enum UndecidedValues: Hashable, Sendable {
    /// Nobody knows: their rows fail with `undecidable`.
    case refused
    /// All of them are in clear: they are protected, in one run, during which nothing else writes the table.
    case plaintext
    /// All of them were made by this key: they are moved, in one run, during which nothing else writes the table.
    case ofKey(KeyID)
}

extension UndecidedValues {
    /// Whether values that do not tell become others, so that nobody could tell one that was left from one that was not.
    func isMoved(by plan: TablePlan) -> Bool {
        switch self {
        case .refused: false
        case .plaintext: plan.hasUndecidedColumns
        case .ofKey(let keyID): plan.hasUndecidedColumns && keyID != plan.root.primaryKeyID
        }
    }
}
