/// What a task waits for.
enum LogRequest: Sendable {
    case append([LineBody], CheckedContinuation<Result<AuditReceipt, AuditLogError>, Never>)
    case checkpoint(CheckedContinuation<Result<SignedCheckpoint, AuditLogError>, Never>)
    case close(CheckedContinuation<Result<Bool, AuditLogError>, Never>)

    var isAppend: Bool {
        if case .append = self { true } else { false }
    }

    /// Bytes that it will write, about.
    var size: Int {
        guard case .append(let group, _) = self else { return 0 }
        return group.reduce(0) { $0 + $1.bytes.count + LineBody.headLimit }
    }
}

/// Requests in the order in which they came.
struct PendingRequests: Sendable {
    /// What is to be done after a request was added.
    enum Next: Sendable { case start, wait, refused }

    /// The greatest number of bytes that is written at once, unless one request alone has more.
    private static let writeSize = 8 << 20

    private let limit: Int
    private var requests: [LogRequest] = []
    private var size = 0
    private var isDraining = false

    init(limit: Int) { self.limit = limit }

    mutating func add(_ request: LogRequest) -> Next {
        let added = request.size
        // One that is larger than the limit by itself passes while nothing else waits.
        guard size + added <= limit || requests.isEmpty || !request.isAppend else { return .refused }
        requests.append(request)
        size += added
        defer { isDraining = true }
        return isDraining ? .wait : .start
    }

    /// The next requests to serve; none where nothing waits, and then the next one that is added starts anew.
    mutating func take() -> [LogRequest] {
        var (count, bytes) = (0, 0)
        for request in requests {
            let added = request.size
            if count > 0, bytes + added > Self.writeSize { break }
            bytes += added
            count += 1
        }
        let taken = Array(requests[..<count])
        requests.removeFirst(count)
        size -= bytes
        if taken.isEmpty { isDraining = false }
        return taken
    }
}
