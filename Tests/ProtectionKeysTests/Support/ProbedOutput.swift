import ProtectionKeys

/// An output span over memory that the test owns, so that it can see what was left there.
struct ProbedOutput {
    /// What the memory holds before anything is written.
    static let untouched: UInt8 = 0xa5

    /// All of the memory afterwards, behind the end of the span's content too.
    let memory: [UInt8]
    /// The length of the span's content afterwards.
    let count: Int
    let error: ProtectionKeysError?

    /// Runs `body` with a span that holds `content` already and has room for `room` bytes more.
    init(
        room: Int, content: [UInt8] = [], _ body: (inout OutputSpan<UInt8>) throws(ProtectionKeysError) -> Void
    ) {
        let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: content.count + room)
        defer { unsafe buffer.deallocate() }
        unsafe buffer.initialize(repeating: Self.untouched)
        for (index, byte) in content.enumerated() { unsafe buffer[index] = byte }

        var output = unsafe OutputSpan(buffer: buffer, initializedCount: content.count)
        var failure: ProtectionKeysError?
        do throws(ProtectionKeysError) { try body(&output) } catch { failure = error }
        count = unsafe output.finalize(for: buffer)
        memory = unsafe Array(buffer)
        error = failure
    }
}
