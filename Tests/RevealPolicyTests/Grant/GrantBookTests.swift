import RevealPolicy
import TestSupport
import Testing

@Suite("Break-glass grants")
struct GrantBookTests {
    private let time = TestClock(1_000_000)
    private let document = deskDocument()
    private let lead = Principal("lia", tenant: "acme", roles: ["lead"])
    private let guards = ["sam", "sue", "sid"].map { Principal($0, roles: ["security"]) }

    private func request(seconds: Int = 600) -> GrantRequest {
        GrantRequest(rule: "outage", classes: ["phone"], subjects: [digest(1)], seconds: seconds, reason: "outage 4")
    }

    private func approved(_ request: GrantRequest, _ book: ApprovalBook, by guards: Int = 2) throws -> ApprovalRequest {
        let approval = try request.approvalRequest(by: lead, under: document, expires: time.now + 1000)
        for each in self.guards.prefix(guards) { try book.approve(approval, by: each) }
        return approval
    }

    @Test("Issued with its approvals, it holds until it ends, and uses them up")
    func issued() throws {
        let observer = RecordingObserver()
        let approvals = ApprovalBook(clock: time.clock)
        let book = GrantBook(approvals: approvals, observer: observer, clock: time.clock)
        let approval = try approved(request(), approvals)
        let grant = try book.issue(request(), to: lead, under: document, approval: approval)
        #expect(grant.rule == "outage" && grant.principal == "lia" && grant.expires == 1_600_000)
        #expect(grant.approvers == ["sam", "sue"] && grant.obligations == [.notify("security")])
        #expect(grant.budgets.count == 1 && grant.subjects == [digest(1)] && grant.classes == ["phone"])
        #expect(try book.grant(grant.id, of: lead) == grant)
        #expect(book.current == [grant])
        #expect(
            revealCode { try book.issue(request(), to: lead, under: document, approval: approval) } == .grantRefused)
        let event = try #require(observer.take().first)
        #expect(event.kind == .grantIssued && event.recipients == ["security"] && event.subjects == [digest(1)])
        #expect(!event.message.contains("outage 4"))
        time.now = 1_599_999
        #expect(try book.grant(grant.id, of: lead) == grant)
        time.now = 1_600_000
        #expect(revealCode { try book.grant(grant.id, of: lead) } == .grantRefused)
        #expect(book.current.isEmpty)
    }

    @Test("Somebody else's, unknown and revoked grants hold nothing")
    func others() throws {
        let approvals = ApprovalBook(clock: time.clock)
        let book = GrantBook(approvals: approvals, clock: time.clock)
        let grant = try book.issue(
            request(), to: lead, under: document, approval: try approved(request(), approvals))
        #expect(revealCode { try book.grant(grant.id, of: Principal("lis", roles: ["lead"])) } == .grantRefused)
        #expect(revealCode { try book.grant("0", of: lead) } == .grantRefused)
        book.revoke("0")
        book.revoke(grant.id)
        #expect(revealCode { try book.grant(grant.id, of: lead) } == .grantRefused)
        #expect(book.current.isEmpty)
    }

    @Test("What the document does not allow is refused")
    func refused() throws {
        let approvals = ApprovalBook(clock: time.clock)
        let book = GrantBook(approvals: approvals, clock: time.clock)
        var wrong: [(GrantRequest, RevealPolicyError.Code)] = []
        func add(_ code: RevealPolicyError.Code, _ change: (inout GrantRequest) -> Void) {
            var changed = request()
            change(&changed)
            wrong.append((changed, code))
        }
        add(.unknownName) { $0.rule = "outages" }
        add(.unknownName) { $0.classes = ["contacts"] }
        add(.grantRefused) { $0.classes = ["card"] }
        add(.grantRefused) { $0.classes = ["contact", "personal"] }
        add(.grantRefused) { $0.classes = [] }
        add(.grantRefused) { $0.subjects = [] }
        add(.grantRefused) { $0.seconds = 1801 }
        add(.grantRefused) { $0.seconds = 0 }
        add(.grantRefused) { $0.seconds = -1 }
        add(.grantRefused) { $0.seconds = .max }
        add(.grantRefused) { $0.reason = " \n" }
        add(.invalidBudget) { $0.budgets = [RevealBudget(.calls, atMost: 0, per: .principal, withinSeconds: 1)] }
        for (request, code) in wrong {
            let approval = try approved(request, approvals)
            #expect(revealCode { try book.issue(request, to: lead, under: document, approval: approval) } == code)
        }
        let approval = try approved(request(), approvals)
        for roles in [["agent"], ["security"], ["leader"], [], ["employee", "agent"]] as [[String]] {
            let other = Principal("lia", tenant: "acme", roles: roles)
            #expect(
                revealCode { try book.issue(request(), to: other, under: document, approval: approval) }
                    == .grantRefused)
        }
        #expect(book.current.isEmpty)
    }

    @Test("Approvals have to be enough, of the role, and of this very grant")
    func approvals() throws {
        let approvals = ApprovalBook(clock: time.clock)
        let book = GrantBook(approvals: approvals, clock: time.clock)
        func refused(_ approval: ApprovalRequest?, _ request: GrantRequest? = nil, _ document: RevealDocument? = nil)
            -> Bool
        {
            revealCode {
                try book.issue(
                    request ?? self.request(), to: lead, under: document ?? self.document, approval: approval)
            } == .grantRefused
        }
        #expect(refused(nil))
        #expect(refused(try approved(request(), approvals, by: 1)))
        let wrongRole = try approved(request(), approvals, by: 1)
        try approvals.approve(wrongRole, by: Principal("leo", tenant: "acme", roles: ["lead", "employee"]))
        #expect(refused(wrongRole))
        let other = try approved(request(seconds: 599), approvals)
        #expect(refused(other))
        #expect(refused(try approved(request(), approvals), nil, deskDocument(version: 2)))
        let late = try approved(request(), approvals)
        time.now += 1000
        #expect(refused(late))
        #expect(
            revealCode { try GrantBook().issue(request(), to: lead, under: document, approval: other) } == .grantRefused
        )
    }

    @Test("A book is bounded")
    func bounded() throws {
        var document = document
        document.breakGlass[0].obligations = []
        let book = GrantBook(clock: time.clock, capacity: 2)
        for _ in 0..<2 { _ = try book.issue(request(), to: lead, under: document) }
        #expect(revealCode { try book.issue(request(), to: lead, under: document) } == .limitExceeded)
        time.now += 600_000
        _ = try book.issue(request(), to: lead, under: document)
        #expect(book.current.count == 1)
    }

    @Test("A book is bounded for those too who come at once, and a place that was not used is free again")
    func boundedForMany() async throws {
        var document = document
        document.breakGlass[0].obligations = []
        let (time, request, lead, ready) = (time, request(), lead, document)
        for _ in 0..<20 {
            let book = GrantBook(clock: time.clock, capacity: 3)
            await withTaskGroup { group in
                for _ in 0..<8 { group.addTask { _ = try? book.issue(request, to: lead, under: ready) } }
            }
            #expect(book.current.count == 3)
        }
        let book = GrantBook(approvals: ApprovalBook(clock: time.clock), clock: time.clock, capacity: 1)
        for _ in 0..<3 {
            #expect(revealCode { try book.issue(request, to: lead, under: self.document) } == .grantRefused)
        }
        #expect(try book.issue(request, to: lead, under: ready).principal == "lia")
    }
}
