public import RevealPolicy

/// What came out for one field of one row.
public enum RevealedCell: Equatable, Sendable {
    /// The value in its permitted form.
    case value(String)
    /// It is shown, and there is nothing: the row has none, or the mask leaves nothing of it.
    case null
    /// It is not shown.
    case denied(RevealDenial)
    /// It may be shown, and its subject was erased: nobody reads it again.
    case shredded
    /// It may be shown, and could not be opened or masked.
    case failed(DataProtectionError)

    /// The value; nil where none is shown.
    public var value: String? { if case .value(let value) = self { value } else { nil } }
}

/// What kind it is, and why; never the value.
extension RevealedCell: CustomStringConvertible, CustomReflectable {
    /// `value`, `null`, or why nothing is shown.
    public var description: String {
        switch self {
        case .value: "value"
        case .null: "null"
        case .denied(let denial): "denied: \(denial.message)"
        case .shredded: "shredded"
        case .failed(let error): "failed: \(error)"
        }
    }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
