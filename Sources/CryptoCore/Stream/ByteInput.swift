import COpenSSL

/// A plain file, a pipe or a device that is read from its start to its end. Used by one thread at a time.
///
/// Owns the descriptor, which never changes; that of standard input it only borrows.
package final class ByteInput: ByteSource {
    private let file: CInt
    private let isOwned: Bool

    /// - Parameter path: also `/dev/stdin` and named pipes, on which it waits.
    package init(_ path: String) throws(FileError) {
        guard !path.utf8.contains(0) else { throw .zeroInPath }
        file = try FileError.check(unsafe path.withCString { path in unsafe sdp_stream_open(path) }, "open")
        isOwned = true
    }

    /// A descriptor that is open already, and stays the caller's: 0 for standard input.
    package init(descriptor: Int32) {
        file = descriptor
        isOwned = false
    }

    deinit { if isOwned { sdp_file_close(file) } }

    /// Bytes in a plain file; nil for anything else.
    package var size: Int? {
        let size = sdp_log_size(file)
        return size < 0 ? nil : Int(size)
    }

    /// Whether somebody sits before it.
    package var isTerminal: Bool { sdp_is_terminal(file) != 0 }

    package func read(into buffer: inout [UInt8], from start: Int) throws(FileError) -> Int {
        precondition(start >= 0 && start <= buffer.count, "the start lies in the buffer")
        return try FileError.check(
            unsafe buffer.withUnsafeMutableBufferPointer { buffer in
                let room = unsafe UnsafeMutableBufferPointer(rebasing: buffer[start...])
                return unsafe sdp_stream_read(file, room.baseAddress, room.count)
            }, "read")
    }
}
