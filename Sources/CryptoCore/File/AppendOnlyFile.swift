import COpenSSL

/// A plain file that is written at its end only. One writer at a time.
///
/// A symbolic link is not followed. What the writer makes belongs to its user alone (mode 0600).
///
/// Owns the descriptor, which never changes.
package final class AppendOnlyFile: AppendTarget {
    /// Whether the file has to be there, or must not be.
    package enum Opening: Sendable { case existing, creating }

    private let file: CInt

    package init(_ path: String, _ opening: Opening) throws(FileError) {
        guard !path.utf8.contains(0) else { throw .zeroInPath }
        file = try FileError.check(
            unsafe path.withCString { path in unsafe sdp_log_open(path, opening == .creating ? 1 : 0) }, "open")
    }

    deinit { sdp_file_close(file) }

    package func size() throws(FileError) -> Int { Int(try FileError.check(sdp_log_size(file), "status")) }

    package func append(_ bytes: Span<UInt8>) throws(FileError) {
        var written = 0
        while written < bytes.count {
            let rest = bytes.extracting(written...)
            let count = try FileError.check(
                unsafe rest.withUnsafeBufferPointer { rest in
                    unsafe sdp_log_write(file, rest.baseAddress, rest.count)
                }, "write")
            // No system does this for a plain file; a loop without an end would be worse than an error.
            guard count > 0 else { throw FileError(number: EIO, operation: "write") }
            written += count
        }
    }

    package func synchronize() throws(FileError) { try FileError.check(sdp_log_synchronize(file), "synchronize") }

    package func truncate(to size: Int) throws(FileError) {
        try FileError.check(sdp_log_truncate(file, Int64(size)), "truncate")
    }
}
