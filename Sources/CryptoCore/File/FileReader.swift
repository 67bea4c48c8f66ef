import COpenSSL

/// Reads a plain file from its start in pieces. Used by one thread at a time.
///
/// Owns the descriptor, which never changes.
package final class FileReader {
    private let file: CInt
    private var offset: Int64 = 0

    /// - Throws: also where the path names something else than a plain file.
    package init(_ path: String) throws(FileError) {
        guard !path.utf8.contains(0) else { throw .zeroInPath }
        file = try FileError.check(unsafe path.withCString { path in unsafe sdp_log_open_reading(path) }, "open")
        let size = sdp_log_size(file)
        // The descriptor is set, so `deinit` closes it after this error too.
        guard size >= 0 else { throw FileError(number: Int32(truncatingIfNeeded: -size), operation: "status") }
    }

    deinit { sdp_file_close(file) }

    /// Bytes in the file at this moment.
    package func size() throws(FileError) -> Int { Int(try FileError.check(sdp_log_size(file), "status")) }

    /// Writes the next bytes over `buffer[start...]`.
    ///
    /// - Returns: how many, at most as many as there is room for; 0 at the end.
    package func read(into buffer: inout [UInt8], from start: Int) throws(FileError) -> Int {
        precondition(start >= 0 && start <= buffer.count, "the start lies in the buffer")
        let offset = self.offset
        let count = try FileError.check(
            unsafe buffer.withUnsafeMutableBufferPointer { buffer in
                let room = unsafe UnsafeMutableBufferPointer(rebasing: buffer[start...])
                return unsafe sdp_log_read(file, room.baseAddress, room.count, offset)
            }, "read")
        self.offset += Int64(count)
        return count
    }

    /// The whole file.
    ///
    /// - Throws: also where it has more than `limit` bytes.
    package static func contents(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        let reader = try FileReader(path)
        let size = try reader.size()
        guard size <= limit else { throw FileError(number: EOVERFLOW, operation: "read: more than \(limit) bytes") }
        var bytes = [UInt8](repeating: 0, count: size)
        var count = 0
        while count < size {
            let got = try reader.read(into: &bytes, from: count)
            if got == 0 { break }
            count += got
        }
        bytes.removeLast(size - count)
        return bytes
    }
}
