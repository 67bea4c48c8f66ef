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

    /// Whether it holds for rows of one tenant only, which it names.
    var namesTenantOfRow: Bool {
        flatConjuncts.contains { part in
            guard case .binary(.equal, let left, let right) = part.kind else { return false }
            return [(left, right), (right, left)].contains { side, other in
                guard case .literal = other.kind else { return false }
                return FactPath(side) == FactPath(.resource, ["tenant"])
            }
        }
    }

    /// Whether it looks at a fact of the row other than this one.
    func readsRow(beside name: CedarString) -> Bool {
        facts.contains { $0.root == .resource && $0 != FactPath(.resource, [name]) }
    }
}
