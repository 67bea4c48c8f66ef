import COpenSSL

/// AES-GCM (SP 800-38D) with a 12-byte nonce and a 16-byte tag, for keys of 16, 24 and 32 bytes.
///
/// The caller answers for the nonce: the same nonce twice under one key gives both plaintexts and the authentication
/// key away. Draw it from `SecureRandom` for at most 2^32 messages under a key, or use `XAES256GCM`.
///
/// Safe to use from several threads at once.
package final class AESGCM: Sendable {
    package static let nonceSize = 12
    package static let tagSize = 16
    /// libcrypto counts bytes in a C int.
    package static let maximumPlaintextSize = Int(CInt.max) - tagSize

    private let contexts: ExclusivePool<GCMContext>

    /// - Throws: `invalidKeySize`, `selfTestFailed`.
    package convenience init(key: SecretBytes) throws(CryptoCoreError) {
        try PowerOnTests.require()
        try self.init(untested: key)
    }

    init(untested key: SecretBytes) throws(CryptoCoreError) {
        _ = try AESKeySize(of: key)
        contexts = ExclusivePool { () throws(CryptoCoreError) in
            let context = try GCMContext()
            try context.setKey(key)
            return context
        }
    }

    /// Appends ciphertext and tag, `plaintext.count + 16` bytes, to `output`.
    package func seal(
        _ plaintext: Span<UInt8>, nonce: Span<UInt8>, associatedData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        try Self.requireNonce(nonce)
        let size = try Self.sealedSize(
            plaintext.count, associatedData: associatedData.count, capacity: output.freeCapacity)
        try unsafe output.appending(size) { (target) throws(CryptoCoreError) in
            try contexts.withResource { (context) throws(CryptoCoreError) in
                try unsafe nonce.withUnsafeBufferPointer { (nonce) throws(CryptoCoreError) in
                    try unsafe context.start(nonce: nonce.baseAddress!, direction: .encrypting)
                }
                try unsafe context.seal(plaintext, associatedData: associatedData, into: target)
            }
        }
    }

    /// Checks the tag and appends the plaintext, `sealed.count - 16` bytes, to `output`.
    ///
    /// - Throws: `authenticationFailed`; nothing is appended then, and what was decrypted is wiped.
    package func open(
        _ sealed: Span<UInt8>, nonce: Span<UInt8>, associatedData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        try Self.requireNonce(nonce)
        let size = try Self.openedSize(
            sealed.count, associatedData: associatedData.count, capacity: output.freeCapacity)
        try unsafe output.appending(size) { (target) throws(CryptoCoreError) in
            try contexts.withResource { (context) throws(CryptoCoreError) in
                try unsafe nonce.withUnsafeBufferPointer { (nonce) throws(CryptoCoreError) in
                    try unsafe context.start(nonce: nonce.baseAddress!, direction: .decrypting)
                }
                try unsafe context.open(sealed, associatedData: associatedData, into: target)
            }
        }
    }

    private static func requireNonce(_ nonce: Span<UInt8>) throws(CryptoCoreError) {
        guard nonce.count == nonceSize else {
            throw CryptoCoreError(.invalidNonceSize, "a GCM nonce has 12 bytes, this one has \(nonce.count)")
        }
    }

    static func sealedSize(
        _ plaintext: Int, associatedData: Int, capacity: Int
    ) throws(CryptoCoreError) -> Int {
        guard plaintext <= maximumPlaintextSize, associatedData <= maximumPlaintextSize else {
            throw CryptoCoreError(
                .inputTooLong, "plaintext and associated data have at most \(maximumPlaintextSize) bytes each")
        }
        guard capacity >= plaintext + tagSize else {
            throw CryptoCoreError(.outputTooSmall, "\(plaintext + tagSize) bytes do not fit into \(capacity)")
        }
        return plaintext + tagSize
    }

    static func openedSize(
        _ sealed: Int, associatedData: Int, capacity: Int
    ) throws(CryptoCoreError) -> Int {
        // Too short to hold a tag, or too long to have been sealed here: not authentic.
        guard sealed >= tagSize, sealed - tagSize <= maximumPlaintextSize, associatedData <= maximumPlaintextSize
        else { throw .authenticationFailed }
        guard capacity >= sealed - tagSize else {
            throw CryptoCoreError(.outputTooSmall, "\(sealed - tagSize) bytes do not fit into \(capacity)")
        }
        return sealed - tagSize
    }
}
