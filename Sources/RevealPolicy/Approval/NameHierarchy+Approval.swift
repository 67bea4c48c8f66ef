extension NameHierarchy {
    /// Whether so many others than a principal, who have a role, are among the approvers.
    func isApproved(_ approvers: [Approver], of role: DocumentName, count: Int, besides principal: String) -> Bool {
        // By `==`: who is written alike is taken for the same, so that nobody is two by another spelling.
        var ids: Set<String> = []
        for approver in approvers where approver.id != principal {
            if approver.roles.contains(where: { isA($0, role) }) { ids.insert(approver.id) }
        }
        return ids.count >= count
    }

    /// Whether all approvals among obligations are there.
    func isApproved(_ approvers: [Approver], for obligations: [Obligation], besides principal: String) -> Bool {
        obligations.allSatisfy { obligation in
            guard case .approval(let role, let count) = obligation else { return true }
            return isApproved(approvers, of: role, count: count, besides: principal)
        }
    }
}
