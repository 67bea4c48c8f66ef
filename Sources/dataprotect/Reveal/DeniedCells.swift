import ArgumentParser

/// What becomes of a cell that is not shown.
enum DeniedCells: String, CaseIterable, ExpressibleByArgument {
    /// It has no value.
    case null
    /// The row has no such member.
    case omit
    /// The row fails.
    case fail
}
