import RevealPolicy
import TestSupport
import Testing

@Suite("Approvals")
struct ApprovalTests {
    private let time = TestClock(1_000_000)
    private let nonce = [UInt8](repeating: 7, count: 16)

    private func request(
        _ action: ApprovalRequest.Action = .reveal(.clear), document: String = "desk", version: Int = 3,
        principal: String = "ada", tenant: String? = "acme", purpose: String? = "callback", rule: String = "r",
        reason: String? = "call 17", names: [String] = ["customer.email", "customer.phone"],
        subjects: [Int]? = [1, 2], rows: Int = 0, expires: Int64 = 2_000_000, nonce: [UInt8]? = nil
    ) throws -> ApprovalRequest {
        try ApprovalRequest(
            action, document: document, version: version, principal: principal, tenant: tenant, purpose: purpose,
            rule: rule, reason: reason, names: names, subjects: subjects?.map(digest), rowsWithoutSubject: rows,
            expires: expires, nonce: nonce ?? self.nonce)
    }

    private let bea = Principal("bea", tenant: "acme", roles: ["lead"])
    private let cleo = Principal("cleo", tenant: "acme", roles: ["lead", "security"])

    @Test("An approval of one request is none of any other")
    func exact() throws {
        let book = ApprovalBook(clock: time.clock)
        let wanted = try request()
        try book.approve(wanted, by: bea)
        let others = try [
            request(.reveal(.masked)), request(.breakGlass(seconds: 60)), request(.breakGlass(seconds: 61)),
            request(document: "des"), request(version: 4), request(principal: "ad"), request(principal: "adaacme"),
            request(tenant: nil), request(tenant: ""), request(purpose: "callbac"), request(purpose: nil),
            request(rule: "s"), request(reason: "call 18"), request(reason: nil), request(reason: "call 17 "),
            request(names: ["customer.email"]), request(names: ["customer.emailcustomer.phone"]), request(names: []),
            request(names: ["customer.email", "customer.phone", "customer.name"]), request(subjects: [1]),
            request(subjects: [1, 2, 3]), request(subjects: [1, 3]), request(subjects: []), request(subjects: nil),
            request(rows: 1), request(expires: 2_000_001), request(nonce: [UInt8](repeating: 8, count: 16)),
            request(reason: "e\u{301}"), request(reason: "\u{E9}"),
        ]
        #expect(Set(others.map(\.digest)).count == others.count)
        for other in others {
            #expect(other.digest != wanted.digest && other != wanted)
            #expect(book.approvers(of: other).isEmpty)
            #expect(book.use(other) { _ in true } == nil)
        }
        // Order and repetition say nothing.
        let same = try request(names: ["customer.phone", "customer.email", "customer.phone"], subjects: [2, 1, 1])
        #expect(same == wanted)
        #expect(book.use(same) { $0.map(\.id) == ["bea"] }?.count == 1)
        #expect(try request(nonce: nil).digest.description.utf8.count == 64)
    }

    @Test("A nonce of its own makes each request another")
    func nonces() throws {
        let requests = try (0..<100).map { _ in
            try ApprovalRequest(
                .reveal(.clear), document: "d", version: 1, principal: "p", tenant: nil, purpose: nil, rule: "r",
                reason: nil, names: [], subjects: nil, expires: 0)
        }
        #expect(Set(requests).count == 100)
    }

    @Test("Nobody approves their own request, nor that of another tenant")
    func others() throws {
        let book = ApprovalBook(clock: time.clock)
        let wanted = try request()
        for wrong in [
            Principal("ada", tenant: "acme", roles: ["lead"]), Principal("ada", roles: ["lead"]),
            Principal("dan", tenant: "globex", roles: ["lead"]), Principal("dan", tenant: "", roles: ["lead"]),
        ] {
            #expect(revealCode { try book.approve(wanted, by: wrong) } == .approvalRefused)
        }
        let withoutTenant = try request(tenant: nil)
        #expect(revealCode { try book.approve(withoutTenant, by: bea) } == .approvalRefused)
        try book.approve(wanted, by: Principal("eve", roles: ["security"]))
        try book.approve(wanted, by: bea)
        try book.approve(wanted, by: bea)
        #expect(book.approvers(of: wanted).map(\.id) == ["eve", "bea"])
        book.withdraw(wanted, by: "bea")
        #expect(book.approvers(of: wanted).map(\.id) == ["eve"])
    }

    @Test("It is good until it ends, and once")
    func once() throws {
        let book = ApprovalBook(clock: time.clock)
        let wanted = try request()
        try book.approve(wanted, by: bea)
        #expect(book.use(wanted) { $0.count == 2 } == nil)
        try book.approve(wanted, by: cleo)
        #expect(book.use(wanted) { $0.count == 2 }?.map(\.id) == ["bea", "cleo"])
        #expect(book.use(wanted) { _ in true } == nil && book.approvers(of: wanted).isEmpty)
        #expect(revealCode { try book.approve(wanted, by: bea) } == .approvalRefused)
        let second = try request(nonce: [UInt8](repeating: 9, count: 16))
        try book.approve(second, by: bea)
        time.now = 1_999_999
        #expect(book.approvers(of: second).count == 1)
        time.now = 2_000_000
        #expect(book.approvers(of: second).isEmpty && book.use(second) { _ in true } == nil)
        #expect(revealCode { try book.approve(second, by: bea) } == .approvalRefused)
    }

    @Test("Of many threads one uses it")
    func race() async throws {
        let book = ApprovalBook(clock: time.clock)
        for round in 0..<50 {
            let wanted = try request(reason: "\(round)")
            try book.approve(wanted, by: bea)
            let used = Count()
            await withTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask { if book.use(wanted, if: { !$0.isEmpty }) != nil { used.increment() } }
                }
            }
            #expect(used.value == 1)
        }
    }

    @Test("A book is bounded, and what is over makes room")
    func bounded() throws {
        let book = ApprovalBook(clock: time.clock, capacity: 3)
        for number in 0..<3 { try book.approve(try request(reason: "\(number)"), by: bea) }
        #expect(
            revealCode { try book.approve(try request(reason: "x", expires: 3_000_000), by: bea) } == .limitExceeded)
        time.now = 2_000_000
        try book.approve(try request(reason: "x", expires: 3_000_000), by: bea)
        let last = try request(reason: "y", expires: 3_000_000)
        for number in 0..<ApprovalBook.mostApprovers { try book.approve(last, by: Principal("p\(number)", roles: [])) }
        #expect(revealCode { try book.approve(last, by: bea) } == .limitExceeded)
    }
}
