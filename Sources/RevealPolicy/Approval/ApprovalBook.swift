import Synchronization

/// Who has approved what: each approval good for one request, once, until it ends.
///
/// ```swift
/// // Somebody asks:
/// let wanted = try ApprovalRequest(.reveal(.clear), document: "support-desk", ...)
/// // A lead looks at it, and says yes:
/// try book.approve(wanted, by: lead)
/// // The request is made with it, and uses the approval up.
/// ```
///
/// It is kept in memory: a restart forgets approvals, and they are asked for again.
public final class ApprovalBook: Sendable {
    /// How many requests are kept at most.
    public let capacity: Int
    /// How many approvers a request has at most.
    public static let mostApprovers = 64

    private struct Page {
        let expires: Int64
        var approvers: [Approver] = []
        /// Kept until the request ends, so that nobody approves it again.
        var isUsed = false
    }

    private let clock: RevealClock
    private let pages = Mutex<[ApprovalDigest: Page]>([:])

    /// A book without entries.
    public init(clock: RevealClock = .wall, capacity: Int = 10_000) {
        self.clock = clock
        self.capacity = capacity
    }

    /// Notes an approval. The same one twice counts once, with the roles of the second.
    ///
    /// - Parameters:
    ///   - request: what is approved. What the approver was shown has to be this.
    ///   - approver: who approves, with all roles that it has now.
    /// - Throws: `approvalRefused` for the one who asks, for somebody of another tenant (who has none approves for all), and for a
    ///   request that is over or used; `limitExceeded` where the book, or the request, is full.
    public func approve(_ request: ApprovalRequest, by approver: Principal) throws(RevealPolicyError) {
        // By `==`: who is written alike is taken for the same, so that nobody is two by another spelling.
        guard approver.id != request.principal else {
            throw RevealPolicyError(.approvalRefused, "nobody approves a request of their own; ask somebody else")
        }
        if let tenant = approver.tenant {
            guard let asking = request.tenant, asking.utf8.elementsEqual(tenant.utf8) else {
                throw RevealPolicyError(.approvalRefused, "the approver is of another tenant than the one who asks")
            }
        }
        let now = clock.milliseconds
        guard now < request.expires else {
            throw RevealPolicyError(.approvalRefused, "the request is over; make a new one")
        }
        let isFull = RevealPolicyError(
            .limitExceeded, "there are as many requests as the book takes; wait for some to end")
        try pages.withLock { (pages) throws(RevealPolicyError) in
            if pages[request.digest] == nil, pages.count >= capacity {
                pages = pages.filter { now < $0.value.expires }
                guard pages.count < capacity else { throw isFull }
            }
            var page = pages[request.digest] ?? Page(expires: request.expires)
            guard !page.isUsed else {
                throw RevealPolicyError(.approvalRefused, "the request was approved and used; make a new one")
            }
            page.approvers.removeAll { $0.id == approver.id }
            guard page.approvers.count < Self.mostApprovers else { throw isFull }
            page.approvers.append(Approver(approver.id, roles: approver.roles))
            pages[request.digest] = page
        }
    }

    /// Takes an approval back, if it is not used yet.
    public func withdraw(_ request: ApprovalRequest, by approver: String) {
        pages.withLock { pages in
            pages[request.digest]?.approvers.removeAll { $0.id == approver }
        }
    }

    /// Who has approved a request: nobody where it is over or used.
    public func approvers(of request: ApprovalRequest) -> [Approver] {
        let now = clock.milliseconds
        return pages.withLock { pages in
            guard let page = pages[request.digest], now < page.expires, !page.isUsed else { return [] }
            return page.approvers
        }
    }

    /// Uses the approvals of a request up, if they are enough. Of several that try at once, one does.
    ///
    /// - Parameters:
    ///   - request: what was approved.
    ///   - isEnough: whether these approvers are; called with a lock held.
    /// - Returns: the approvers; nil where they are not enough, or the request is over or used.
    public func use(_ request: ApprovalRequest, if isEnough: ([Approver]) -> Bool) -> [Approver]? {
        let now = clock.milliseconds
        return pages.withLock { pages in
            guard var page = pages[request.digest], now < page.expires, !page.isUsed, isEnough(page.approvers) else {
                return nil
            }
            let approvers = page.approvers
            page.isUsed = true
            page.approvers = []
            pages[request.digest] = page
            return approvers
        }
    }
}
