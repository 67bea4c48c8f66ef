import COpenSSL

/// Where a process is handed its secrets: a file that only it can read, or a variable of its environment.
package enum SecretSource {
    /// Reads a whole file into protected memory, without a copy elsewhere.
    ///
    /// The checks are made of the file that was opened: it belongs to this user or to root, and nobody else can read,
    /// write or execute it. A symbolic link is followed.
    ///
    /// - Parameter limit: the greatest length in bytes.
    /// - Throws: `sourceUnreadable`, `sourceExposed`, `inputTooLong`, `outOfMemory`. The message names no path.
    package static func file(_ path: String, limit: Int) throws(CryptoCoreError) -> SecretBytes {
        guard !path.utf8.contains(0) else { throw unreadableFile }
        let file = unsafe path.withCString { path in unsafe sdp_file_open(path) }
        guard file >= 0 else { throw unreadableFile }
        defer { sdp_file_close(file) }
        var (isRegular, mode, owner, size): (CInt, CUnsignedInt, CUnsignedInt, Int64) = (0, 0, 0, 0)
        guard unsafe sdp_file_status(file, &isRegular, &mode, &owner, &size) == 1, isRegular == 1 else {
            throw unreadableFile
        }
        guard owner == sdp_user() || owner == 0, mode & 0o077 == 0 else {
            throw CryptoCoreError(
                .sourceExposed,
                "others can read or change the file: make it the service's own, with mode 0600 or 0400")
        }
        guard size <= limit else {
            throw CryptoCoreError(.inputTooLong, "the file has \(size) bytes, more than \(limit)")
        }
        // One byte more than there should be, so that a file that grows meanwhile is noticed.
        return try unsafe SecretBytes(capacity: Int(size) + 1) { (target) throws(CryptoCoreError) in
            var count = 0
            while count < target.count {
                let read = unsafe sdp_file_read(file, target.baseAddress! + count, target.count - count)
                guard read >= 0 else { throw unreadableFile }
                if read == 0 { return count }
                count += read
            }
            throw unreadableFile
        }
    }

    /// Copies a variable of the environment into protected memory. The environment itself stays as it is.
    ///
    /// - Throws: `sourceUnreadable` where there is no such variable; `inputTooLong` above `limit` bytes.
    package static func environment(_ name: String, limit: Int) throws(CryptoCoreError) -> SecretBytes {
        let missing = CryptoCoreError(.sourceUnreadable, "there is no such variable in the environment")
        guard !name.isEmpty, !name.utf8.contains(0) else { throw missing }
        let secret = unsafe name.withCString { name in
            Result { () throws(CryptoCoreError) in
                guard let value = unsafe sdp_environment(name) else { throw missing }
                // A C string: its bytes up to the zero are initialised, and nothing here changes the environment.
                var count = 0
                while unsafe value[count] != 0 { count += 1 }
                guard count <= limit else {
                    throw CryptoCoreError(.inputTooLong, "the variable has \(count) bytes, more than \(limit)")
                }
                return try unsafe SecretBytes(capacity: count) { (target) throws(CryptoCoreError) in
                    for index in 0..<count { unsafe target[index] = UInt8(bitPattern: value[index]) }
                    return count
                }
            }
        }
        return try secret.get()
    }

    private static let unreadableFile = CryptoCoreError(
        .sourceUnreadable, "the file is not there, cannot be read, or is not a plain file")
}
