import Synchronization

/// Who was granted what in an emergency, and until when.
///
/// Grants are kept in memory: a restart ends them all, which is the safe side. Each issue is an event for the observer, and what is
/// revealed under a grant is another.
public final class GrantBook: Sendable {
    /// How many grants are kept at most, with those that have ended lately.
    public let capacity: Int

    private struct Page {
        let grant: BreakGlassGrant
        var isRevoked = false
    }

    private let clock: RevealClock
    private let approvals: ApprovalBook?
    private let observer: (any RevealObserver)?
    private struct State {
        var pages: [String: Page] = [:]
        /// Of grants that are being issued.
        var reserved = 0
    }

    private let state = Mutex(State())

    /// A book without grants.
    ///
    /// - Parameters:
    ///   - approvals: where approvals of grants are noted; nil where there are none, so that rules that require some grant nothing.
    ///   - observer: hears of each grant.
    ///   - clock: tells when grants end.
    ///   - capacity: how many grants are kept at most.
    public init(
        approvals: ApprovalBook? = nil, observer: (any RevealObserver)? = nil, clock: RevealClock = .wall,
        capacity: Int = 10_000
    ) {
        self.approvals = approvals
        self.observer = observer
        self.clock = clock
        self.capacity = capacity
    }

    /// Issues a grant.
    ///
    /// - Parameters:
    ///   - request: what is wanted.
    ///   - principal: who gets it: somebody who has a role of the rule.
    ///   - document: whose break-glass rule it is.
    ///   - approval: what was approved, where the rule requires that; it is used up.
    /// - Throws: `unknownName` for a rule or class that the document does not have; `grantRefused` where the rule is not about the
    ///   principal or a class, for a time out of range, without a reason, and without enough approvals;
    ///   `limitExceeded` where the book is full.
    public func issue(
        _ request: GrantRequest, to principal: Principal, under document: RevealDocument,
        approval: ApprovalRequest? = nil
    ) throws(RevealPolicyError) -> BreakGlassGrant {
        guard let rule = document.breakGlass.first(where: { $0.id.text.utf8.elementsEqual(request.rule.utf8) }) else {
            throw RevealPolicyError(.unknownName, "the document has no break-glass rule of this id")
        }
        try check(request, principal, rule, document)
        let now = clock.milliseconds
        try reserve(at: now)
        let approvers: [Approver]
        do throws(RevealPolicyError) {
            approvers = try useApprovals(request, principal, rule, document, approval)
        } catch {
            state.withLock { $0.reserved -= 1 }
            throw error
        }
        let grant = BreakGlassGrant(
            id: Self.randomID(), document: document.name.text, rule: rule.id.text, principal: principal.id,
            tenant: principal.tenant, classes: request.classes, subjects: request.subjects.map(Set.init),
            reason: request.reason, issued: now,
            expires: now + Int64(request.seconds) * 1000, budgets: rule.budgets + request.budgets,
            approvers: approvers.map(\.id),
            obligations: rule.obligations.filter { [.notify, .expire].contains($0.kind) })
        state.withLock { state in
            state.pages[grant.id] = Page(grant: grant)
            state.reserved -= 1
        }
        observer?.observe(
            RevealEvent(
                .grantIssued, principal: principal.id, tenant: principal.tenant, purpose: nil, milliseconds: now,
                rule: grant.rule, recipients: grant.obligations.recipients, subjects: request.subjects ?? [],
                message:
                    "granted for \(request.seconds) s, for \(request.subjects.map { "\($0.count) subjects" } ?? "any subject"), "
                    + "approved by \(approvers.count)"))
        return grant
    }

    /// The grant of a principal, if it holds now.
    ///
    /// - Throws: `grantRefused` for one that is unknown, somebody else's or one of another tenant, over, or revoked.
    public func grant(_ id: String, of principal: Principal) throws(RevealPolicyError) -> BreakGlassGrant {
        let now = clock.milliseconds
        let page = state.withLock { $0.pages[id] }
        guard let page, page.grant.principal.hasSameBytes(as: principal.id),
            page.grant.tenant.hasSameBytes(as: principal.tenant)
        else {
            throw RevealPolicyError(.grantRefused, "the principal has no grant of this id")
        }
        guard !page.isRevoked else { throw RevealPolicyError(.grantRefused, "the grant was revoked") }
        guard now < page.grant.expires else { throw RevealPolicyError(.grantRefused, "the grant is over") }
        return page.grant
    }

    /// The grants that hold now, those that end first in front.
    public var current: [BreakGlassGrant] {
        let now = clock.milliseconds
        return state.withLock { $0.pages.values.filter { !$0.isRevoked && now < $0.grant.expires }.map(\.grant) }
            .sorted { ($0.expires, $0.id) < ($1.expires, $1.id) }
    }

    /// Ends a grant at once.
    public func revoke(_ id: String) { state.withLock { $0.pages[id]?.isRevoked = true } }

    private func check(
        _ request: GrantRequest, _ principal: Principal, _ rule: BreakGlassRule, _ document: RevealDocument
    ) throws(RevealPolicyError) {
        let roles = NameHierarchy.roles(document)
        guard principal.roles.contains(where: { roles.isA($0, rule.who) }) else {
            throw RevealPolicyError(.grantRefused, "the rule is not for a role that the principal has")
        }
        let classes = NameHierarchy.classes(document)
        for name in request.classes ?? [] {
            guard classes.isA(name, .any) else {
                throw RevealPolicyError(.unknownName, "the document has no class of this name")
            }
            guard classes.isA(name, rule.classes) else {
                throw RevealPolicyError(.grantRefused, "the rule is not about a class that is wanted")
            }
        }
        guard request.classes != [], request.subjects != [] else {
            throw RevealPolicyError(.grantRefused, "a grant of nothing is none; nil stands for all")
        }
        guard (1...max(1, min(rule.longestSeconds, BudgetWindow.longestSeconds))).contains(request.seconds) else {
            throw RevealPolicyError(.grantRefused, "a grant of this rule is for 1 to \(rule.longestSeconds) s")
        }
        guard !request.reason.isBlank else {
            throw RevealPolicyError(.grantRefused, "a grant needs a reason")
        }
        for budget in request.budgets { _ = try BudgetWindow(limit: budget.limit, seconds: budget.seconds) }
    }

    private func useApprovals(
        _ request: GrantRequest, _ principal: Principal, _ rule: BreakGlassRule, _ document: RevealDocument,
        _ approval: ApprovalRequest?
    ) throws(RevealPolicyError) -> [Approver] {
        guard rule.obligations.contains(where: { $0.kind == .approval }) else { return [] }
        let refused = RevealPolicyError(
            .grantRefused, "the rule requires approvals of this very grant, and there are not enough")
        guard let approval, let approvals else { throw refused }
        let wanted = try request.approvalRequest(
            by: principal, under: document, expires: approval.expires, nonce: approval.nonce)
        guard wanted == approval else { throw refused }
        let roles = NameHierarchy.roles(document)
        let used = approvals.use(approval) { roles.isApproved($0, for: rule.obligations, besides: principal.id) }
        guard let used else { throw refused }
        return used
    }

    /// Keeps a place, before approvals are used up for it.
    private func reserve(at now: Int64) throws(RevealPolicyError) {
        try state.withLock { (state) throws(RevealPolicyError) in
            if state.pages.count + state.reserved >= capacity {
                state.pages = state.pages.filter { now < $0.value.grant.expires }
                guard state.pages.count + state.reserved < capacity else {
                    throw RevealPolicyError(
                        .limitExceeded, "there are as many grants as the book takes; revoke some, or wait")
                }
            }
            state.reserved += 1
        }
    }

    private static func randomID() -> String {
        SubjectDigest(high: .random(in: .min ... .max), low: .random(in: .min ... .max)).description
    }
}

extension [Obligation] {
    /// Who has to be told.
    var recipients: [String] {
        compactMap { obligation in
            guard case .notify(let name) = obligation else { return nil }
            return name.text
        }
    }
}
