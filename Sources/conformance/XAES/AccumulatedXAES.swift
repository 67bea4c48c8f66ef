import CryptoCore

/// The accumulated test: keys, nonces, plaintexts and associated data out of one SHAKE128 stream; a SHAKE128 hash over
/// all ciphertexts.
///
/// ## Specification
/// C2SP XAES-256-GCM, "Accumulated vectors".
enum AccumulatedXAES {
    /// The first 32 bytes of the hash. Every ciphertext is opened again too.
    static func hash(iterations: Int) throws -> [UInt8] {
        var stream = Stream(capacity: 320 * iterations + 4096)
        let hash = try SHAKE128()
        for iteration in 0..<iterations {
            let key = try stream.next(32)
            let nonce = try stream.next(24)
            let plaintext = try stream.next(Int(stream.next(1)[0]))
            let data = try stream.next(Int(stream.next(1)[0]))
            let xaes = try XAES256GCM(key: SecretBytes(copying: key.span))
            let sealed = try XAESSuite.seal(xaes, plaintext, nonce: nonce, data: data)
            guard try XAESSuite.open(xaes, sealed, nonce: nonce, data: data) == plaintext else {
                throw NotOpened(iteration: iteration)
            }
            try hash.absorb(sealed.span)
        }
        var result = [UInt8](repeating: 0, count: 32)
        var span = result.mutableSpan
        try hash.squeeze(into: &span)
        return result
    }

    struct NotOpened: Error { let iteration: Int }

    /// The stream. libcrypto gives it in one piece, so a piece is asked for that is long enough; should it not be,
    /// twice as much.
    private struct Stream {
        private var bytes: [UInt8] = []
        private var used = 0
        private var capacity: Int

        init(capacity: Int) { self.capacity = capacity }

        mutating func next(_ count: Int) throws -> [UInt8] {
            while used + count > bytes.count {
                if !bytes.isEmpty { capacity *= 2 }
                bytes = [UInt8](repeating: 0, count: capacity)
                var span = bytes.mutableSpan
                try SHAKE128().squeeze(into: &span)
            }
            defer { used += count }
            return Array(bytes[used..<used + count])
        }
    }
}
