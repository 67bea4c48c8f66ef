#if Logging
    import Synchronization

    /// Where a stream handler writes to: everything that would be in the log.
    final class RecordingOutput: TextOutputStream, Sendable {
        private let text = Mutex("")

        func write(_ string: String) { text.withLock { $0 += string } }

        var written: String { text.withLock { $0 } }
    }
#endif
