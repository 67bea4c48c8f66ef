/// What comes out for one field of one row.
public enum FieldOutcome: Sendable {
    /// It may be shown so: budgets were charged, approvals used.
    case granted(RevealCandidate)
    /// It is not shown.
    case denied(RevealDenial)

    /// What is shown; nil where nothing is.
    public var candidate: RevealCandidate? {
        if case .granted(let candidate) = self { candidate } else { nil }
    }

    /// The form; nil where nothing is shown.
    public var form: RevealForm? { candidate?.form }

    /// Why nothing is shown; nil where something is.
    public var denial: RevealDenial? {
        if case .denied(let denial) = self { denial } else { nil }
    }
}

extension FieldOutcome: CustomStringConvertible {
    /// The form and the rule that grants it, or why nothing is shown.
    public var description: String {
        switch self {
        case .granted(let candidate): candidate.description
        case .denied(let denial): "denied: \(denial.message)"
        }
    }
}
