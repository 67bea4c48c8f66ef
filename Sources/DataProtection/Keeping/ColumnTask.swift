import ProtectionKeys

/// What is to be done with a stored value.
enum ColumnTask: Hashable, Sendable {
    /// There is none, or its row failed.
    case nothing
    /// It is in clear.
    case protect
    /// It is protected and stays as it is. The key that made it; nil where it says so itself, or nobody knows.
    case keep(KeyID?)
    /// It is opened and protected anew. The key that made it; nil where it says so itself.
    case move(KeyID?)
}

/// What a pass over a table does.
enum TablePass: Hashable, Sendable {
    /// Values come in clear.
    case protect(ProtectedInput)
    /// Values come as they are stored, and leave protected under the primary key.
    case rotate(UndecidedValues)
}
