import COpenSSL

/// Keeps other writers out, in this process and in others, as long as it lives; the end of the process frees it.
///
/// The file stays. It holds nothing: what counts is the lock on it. Owns the descriptor, which never changes.
package final class FileLock: Sendable {
    private let file: CInt
    private let epoch = ForkEpoch.current

    /// - Throws: `taken` where somebody else has it.
    package init(_ path: String) throws(FileError) {
        guard !path.utf8.contains(0) else { throw .zeroInPath }
        file = try FileError.check(unsafe path.withCString { path in unsafe sdp_lock_take(path) }, "lock")
    }

    /// A child made by `fork` has the same lock, and must not give its parent's back.
    deinit {
        if epoch == ForkEpoch.current { sdp_lock_give(file) } else { sdp_file_close(file) }
    }
}
