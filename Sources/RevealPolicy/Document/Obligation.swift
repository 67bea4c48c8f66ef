/// What has to be done for a reveal. The list is closed: an engine knows all of them, and a caller says which it can fulfil.
public enum Obligation: Hashable, Sendable {
    /// Why is said, and recorded.
    case reason
    /// So many others, who have the role, have approved this very request.
    case approval(of: DocumentName, count: Int)
    /// Somebody is told.
    case notify(DocumentName)
    /// What was revealed is shown for so many seconds only.
    case expire(afterSeconds: Int)

    /// What a caller says that it can fulfil.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case reason, approval, notify, expire
    }

    /// Its kind.
    public var kind: Kind {
        switch self {
        case .reason: .reason
        case .approval: .approval
        case .notify: .notify
        case .expire: .expire
        }
    }
}
