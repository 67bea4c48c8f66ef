import FieldEncryption

/// An output span over memory that the test owns, so that it can see what was left there.
struct ProbedOutput {
    /// What the memory holds before anything is written.
    static let untouched: UInt8 = 0xA5
    /// What stands in the span already.
    static let content: [UInt8] = [0xC1, 0xC2, 0xC3]

    /// All of the memory afterwards, behind the end of the span's content too.
    let memory: [UInt8]
    /// The length of the span's content afterwards.
    let count: Int
    let error: FieldEncryptionError?

    /// Runs `body` with a span that holds ``content`` already and has room for `room` bytes more.
    init(room: Int, _ body: (inout OutputSpan<UInt8>) throws(FieldEncryptionError) -> Void) {
        let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Self.content.count + room)
        // The memory is this test's alone, and the span ends before it does.
        defer { unsafe buffer.deallocate() }
        unsafe buffer.initialize(repeating: Self.untouched)
        for (index, byte) in Self.content.enumerated() { unsafe buffer[index] = byte }

        var output = unsafe OutputSpan(buffer: buffer, initializedCount: Self.content.count)
        var failure: FieldEncryptionError?
        do throws(FieldEncryptionError) { try body(&output) } catch { failure = error }
        count = unsafe output.finalize(for: buffer)
        memory = unsafe Array(buffer)
        error = failure
    }

    /// Whether nothing was appended, and what may have been written was wiped again.
    var isEmptyAndWiped: Bool {
        count == Self.content.count && Array(memory.prefix(Self.content.count)) == Self.content
            && memory.dropFirst(Self.content.count).allSatisfy { $0 == 0 || $0 == Self.untouched }
    }
}
