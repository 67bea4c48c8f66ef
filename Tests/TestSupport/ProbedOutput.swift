/// What the memory of a ``ProbedOutput`` holds before anything is written.
package let untouchedByte: UInt8 = 0xA5

/// An output span over memory that the test owns, so that it can see what was left there.
package struct ProbedOutput<Failure: Error> {
    /// All of the memory afterwards, behind the end of the span's content too.
    package let memory: [UInt8]
    /// The length of the span's content afterwards.
    package let count: Int
    package let error: Failure?
    private let content: [UInt8]

    /// Runs `body` with a span that holds `content` already and has room for `room` bytes more.
    package init(
        room: Int, content: [UInt8] = [], _ body: (inout OutputSpan<UInt8>) throws(Failure) -> Void
    ) {
        let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: content.count + room)
        // The memory is this test's alone, and the span ends before it does.
        defer { unsafe buffer.deallocate() }
        unsafe buffer.initialize(repeating: untouchedByte)
        for (index, byte) in content.enumerated() { unsafe buffer[index] = byte }

        var output = unsafe OutputSpan(buffer: buffer, initializedCount: content.count)
        var failure: Failure?
        do throws(Failure) { try body(&output) } catch { failure = error }
        count = unsafe output.finalize(for: buffer)
        memory = unsafe Array(buffer)
        error = failure
        self.content = content
    }

    /// Whether nothing was appended, and what may have been written was wiped again.
    package var isEmptyAndWiped: Bool {
        count == content.count && Array(memory.prefix(content.count)) == content
            && memory.dropFirst(content.count).allSatisfy { $0 == 0 || $0 == untouchedByte }
    }
}
