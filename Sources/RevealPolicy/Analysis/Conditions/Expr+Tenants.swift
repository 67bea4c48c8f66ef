import CedarPolicy

extension Expr {
    /// Whether the tenant of the row is compared with a fact of the request: one that is written out keeps nobody apart.
    var comparesTenants: Bool {
        switch kind {
        case .binary, .method:
            let facts = facts
            if facts.contains(FactPath(.resource, ["tenant"])), facts.contains(where: { $0.root != .resource }) {
                return true
            }
        default: break
        }
        return parts.contains(where: \.comparesTenants)
    }
}
