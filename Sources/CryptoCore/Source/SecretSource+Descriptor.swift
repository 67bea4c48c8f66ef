import COpenSSL

extension SecretSource {
    /// Reads a descriptor to its end into protected memory: a pipe that another process writes a secret into.
    ///
    /// - Parameters:
    ///   - descriptor: open for reading; stays open.
    ///   - limit: the greatest length in bytes.
    /// - Throws: `sourceUnreadable`, `inputTooLong`, `outOfMemory`.
    package static func descriptor(_ descriptor: Int32, limit: Int) throws(CryptoCoreError) -> SecretBytes {
        try unsafe SecretBytes(capacity: limit + 1) { (target) throws(CryptoCoreError) in
            var count = 0
            while count < target.count {
                let read = unsafe sdp_file_read(descriptor, target.baseAddress! + count, target.count - count)
                guard read >= 0 else {
                    throw CryptoCoreError(.sourceUnreadable, "descriptor \(descriptor) is not open for reading")
                }
                if read == 0 { return count }
                count += read
            }
            throw CryptoCoreError(.inputTooLong, "descriptor \(descriptor) gives more than \(limit) bytes")
        }
    }

    /// Asks whoever sits before the terminal of the process for a secret, without showing what is typed.
    ///
    /// Backspace takes back the last character, Ctrl-U all, Ctrl-C and Ctrl-D give up.
    ///
    /// - Parameters:
    ///   - prompt: what is asked for, shown as it is.
    ///   - limit: the greatest length in bytes.
    /// - Throws: `sourceUnreadable` where there is no terminal, or whoever was asked gave up; `inputTooLong`.
    package static func prompt(_ prompt: String, limit: Int) throws(CryptoCoreError) -> SecretBytes {
        var before = termios()
        let terminal = unsafe sdp_secret_prompt_open(&before)
        guard terminal >= 0 else {
            throw CryptoCoreError(.sourceUnreadable, "there is no terminal to ask for the secret at")
        }
        defer {
            try? ByteOutput.write([0x0A].span, to: terminal)
            unsafe sdp_secret_prompt_close(terminal, &before)
        }
        let text = Array(prompt.utf8)
        try? ByteOutput.write(text.span, to: terminal)
        return try unsafe SecretBytes(capacity: limit) { (target) throws(CryptoCoreError) in
            try unsafe readLine(from: terminal, into: target)
        }
    }

    /// - Returns: how many bytes were typed.
    private static func readLine(
        from terminal: CInt, into target: UnsafeMutableBufferPointer<UInt8>
    ) throws(CryptoCoreError) -> Int {
        var (count, byte): (Int, UInt8) = (0, 0)
        while unsafe sdp_file_read(terminal, &byte, 1) == 1 {
            switch byte {
            case 0x0A, 0x0D: return count
            case 0x03, 0x04: throw CryptoCoreError(.sourceUnreadable, "no secret was given")
            case 0x15: count = 0
            case 0x08, 0x7F:
                // The bytes of a character of several go together.
                while count > 0 {
                    count -= 1
                    if unsafe target[count] & 0xC0 != 0x80 { break }
                }
            default:
                guard count < target.count else {
                    throw CryptoCoreError(.inputTooLong, "a secret has at most \(target.count) bytes")
                }
                unsafe target[count] = byte
                count += 1
            }
        }
        throw CryptoCoreError(.sourceUnreadable, "the terminal was closed")
    }
}
