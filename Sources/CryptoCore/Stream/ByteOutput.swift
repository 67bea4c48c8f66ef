import COpenSSL

/// A pipe, a terminal or another device that is written to. For files see ``AtomicFile``.
///
/// Owns the descriptor, which never changes; those of the process's standard streams it only borrows.
package final class ByteOutput: ByteSink, Sendable {
    private let file: CInt
    private let isOwned: Bool

    /// A descriptor that is open already, and stays the caller's: 1 for standard output, 2 for standard error.
    package init(descriptor: Int32) {
        file = descriptor
        isOwned = false
    }

    /// - Parameter path: of something that is there and no plain file.
    package init(_ path: String) throws(FileError) {
        guard !path.utf8.contains(0) else { throw .zeroInPath }
        file = try FileError.check(unsafe path.withCString { path in unsafe sdp_stream_open_writing(path) }, "open")
        isOwned = true
    }

    deinit { if isOwned { sdp_file_close(file) } }

    package func write(_ bytes: Span<UInt8>) throws(FileError) { try Self.write(bytes, to: file) }

    static func write(_ bytes: Span<UInt8>, to file: CInt) throws(FileError) {
        var written = 0
        while written < bytes.count {
            let rest = bytes.extracting(written...)
            let count = try FileError.check(
                unsafe rest.withUnsafeBufferPointer { rest in
                    unsafe sdp_stream_write(file, rest.baseAddress, rest.count)
                }, "write")
            guard count > 0 else { throw FileError(number: EIO, operation: "write") }
            written += count
        }
    }

    /// Whether somebody sits before it.
    package var isTerminal: Bool { sdp_is_terminal(file) != 0 }

    /// Characters in a line of the terminal; nil where that is not known.
    package var columns: Int? {
        let columns = sdp_terminal_columns(file)
        return columns > 0 ? Int(columns) : nil
    }

    /// Lets a write to a pipe that nobody reads any more throw (see ``FileError/isBrokenPipe``) where it would otherwise
    /// end the process. For the whole process.
    package static func survivingBrokenPipes() { sdp_ignore_broken_pipes() }
}

extension FileError {
    /// Whether nobody reads what was written.
    package var isBrokenPipe: Bool { sdp_is_broken_pipe(number) != 0 }
}
