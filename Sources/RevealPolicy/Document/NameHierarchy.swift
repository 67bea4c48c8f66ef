/// What stands above what: roles, or classes.
struct NameHierarchy: Sendable {
    /// For each declared name, it and all above it.
    private let above: [DocumentName: Set<DocumentName>]

    init(_ declared: some Sequence<(name: DocumentName, parents: [DocumentName])>) {
        let parents = Dictionary(declared.map { ($0.name, $0.parents) }, uniquingKeysWith: +)
        above = parents.reduce(into: [:]) { above, entry in
            var reached: Set<DocumentName> = [entry.key]
            var next = [entry.key]
            // A cycle, which other checks find, ends here too.
            while let name = next.popLast() {
                for parent in parents[name] ?? [] where reached.insert(parent).inserted { next.append(parent) }
            }
            above[entry.key] = reached
        }
    }

    static func roles(_ document: RevealDocument) -> NameHierarchy {
        NameHierarchy(document.roles.map { ($0.name, $0.parents) })
    }

    static func classes(_ document: RevealDocument) -> NameHierarchy {
        NameHierarchy(document.classes.map { ($0.name, $0.parents) })
    }

    /// Whether a name is declared, and is another or below it.
    func isA(_ name: String, _ other: DocumentName) -> Bool {
        above[DocumentName(name)]?.contains(other) ?? false
    }

    /// Whether a name is declared, and is one of a selection or below one.
    func isA(_ name: String, _ selection: NameSelection) -> Bool {
        switch selection {
        case .any: above[DocumentName(name)] != nil
        case .only(let names): names.contains { isA(name, $0) }
        }
    }
}

extension NameHierarchy {
    /// Whether so many others than a principal, who have a role, are among the approvers.
    func isApproved(_ approvers: [Approver], of role: DocumentName, count: Int, besides principal: String) -> Bool {
        var ids: Set<[UInt8]> = []
        for approver in approvers where !approver.id.utf8.elementsEqual(principal.utf8) {
            if approver.roles.contains(where: { isA($0, role) }) { ids.insert(Array(approver.id.utf8)) }
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
