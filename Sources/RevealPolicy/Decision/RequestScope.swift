import CedarPolicy
import Synchronization

/// What a document makes of a request, whatever the field and the row are: found out once, and kept with the request.
final class RequestScope: Sendable {
    /// Held, so that no other document can be taken for it.
    let index: RevealIndex
    let asker: AskerFacts
    let purpose: Int
    let roles: RuleList

    init(_ index: RevealIndex, _ asker: AskerFacts, _ purpose: Int, _ roles: RuleList) {
        self.index = index
        self.asker = asker
        self.purpose = purpose
        self.roles = roles
    }
}

extension RevealIndex {
    /// What the document makes of a request; nil where a name or a fact is not as it declares.
    @inline(__always)
    func scope(of request: RevealRequest) -> RequestScope? {
        if let scope = request.parts.scope.load(), scope.index === self { return scope }
        return newScope(of: request.parts)
    }

    @inline(never)
    private func newScope(of request: RequestParts) -> RequestScope? {
        guard let purpose = purposes[request.purposeName], let principal = request.principalFacts,
            let context = request.contextFacts, principalShape.admits(principal), contextShape.admits(context),
            knows(request.grantName)
        else { return nil }
        let asker = AskerFacts(
            request.principalUID, attributes: principal, parents: request.roleUIDs, action: EntityTypes.anyAction,
            context: context)
        let scope = RequestScope(self, asker, purpose, roles(of: request.roleNames))
        _ = request.scope.storeIfNil(scope)
        return scope
    }

    /// Whether the facts of a row are as the document declares them.
    ///
    /// - Parameter isOpen: More may come: what is required may be missing yet.
    @inline(__always)
    func admits(_ row: RevealRow, isOpen: Bool = false) -> Bool {
        row.hasFacts ? rowShape.admits(row.facts, isOpen: isOpen) : isOpen || rowShape.admitsNothing
    }

    /// The places of roles that the document has.
    func roles(of names: [CedarString]) -> RuleList {
        var list = RuleList()
        for name in names { if let place = roles[name] { list.append(place) } }
        return list
    }

    /// Whether a grant is of a break-glass rule; no grant is as well.
    private func knows(_ grant: CedarString?) -> Bool {
        guard let grant else { return true }
        return rules.contains { $0.grant == grant }
    }

    /// What is wrong with the facts of a request and a row: never a value.
    func fault(_ request: RequestParts, _ row: RevealRow?) -> String {
        let reserved = "a name that the engine supplies is used for another fact"
        guard let principal = request.principalFacts else { return "principal: \(reserved)" }
        guard let context = request.contextFacts else { return "context: \(reserved)" }
        if !knows(request.grantName) { return "the document has no such break-glass rule" }
        if let fault = principalShape.fault(in: principal, at: "principal", schema: lowered.schema)
            ?? contextShape.fault(in: context, at: "context", schema: lowered.schema)
        {
            return fault
        }
        guard let row else { return "the facts of the request" }
        if row.attributes == nil { return "row: \(reserved)" }
        return rowShape.fault(in: row.facts, at: "row", schema: lowered.schema) ?? "the facts of the row"
    }
}
