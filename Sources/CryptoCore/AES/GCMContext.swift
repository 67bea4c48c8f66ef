import COpenSSL

/// One GCM context and the steps of a message, for `AESGCM` (keyed once) and `XAES256GCM` (keyed for every message).
final class GCMContext {
    private let context: CipherContext

    init() throws(CryptoCoreError) { context = try CipherContext() }

    func setKey(_ key: SecretBytes) throws(CryptoCoreError) {
        let cipher =
            switch try AESKeySize(of: key) {
            case .bits128: try unsafe Libcrypto.aes128GCM.required("AES-128-GCM")
            case .bits192: try unsafe Libcrypto.aes192GCM.required("AES-192-GCM")
            case .bits256: try unsafe Libcrypto.aes256GCM.required("AES-256-GCM")
            }
        try unsafe key.withUnsafeBytes { (bytes) throws(CryptoCoreError) in
            try unsafe context.setKey(bytes, cipher: cipher)
        }
    }

    /// Takes another key of the same size in the place of the one before.
    func rekey(_ key: UnsafeBufferPointer<UInt8>) throws(CryptoCoreError) {
        try unsafe context.setKey(key, cipher: nil)
    }

    func start(nonce: UnsafePointer<UInt8>, direction: CipherContext.Direction) throws(CryptoCoreError) {
        try unsafe context.setNonce(nonce, direction: direction)
    }

    /// Starts a message under a key of 32 bytes; the context has had an AES-256-GCM key before.
    func start(
        key: UnsafePointer<UInt8>, nonce: UnsafePointer<UInt8>, direction: CipherContext.Direction
    ) throws(CryptoCoreError) {
        try unsafe context.setKeyAndNonce(key: key, nonce: nonce, cipher: nil, direction: direction)
    }

    /// - Parameter target: plaintext and tag long, as `AESGCM.sealedSize` gave; so its address is not nil.
    func seal(
        _ plaintext: Span<UInt8>, associatedData: Span<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>
    ) throws(CryptoCoreError) {
        let output = target.baseAddress!
        try context.addAssociatedData(associatedData)
        try unsafe plaintext.withUnsafeBufferPointer { (bytes) throws(CryptoCoreError) in
            try unsafe context.update(bytes, into: output)
        }
        try unsafe context.finishSealing(tag: output + plaintext.count)
    }

    /// - Parameters:
    ///   - sealed: `target.count` bytes and a tag, as `AESGCM.openedSize` checked.
    ///   - target: may be empty, and then without an address.
    func open(
        _ sealed: Span<UInt8>, associatedData: Span<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>
    ) throws(CryptoCoreError) {
        try context.addAssociatedData(associatedData)
        let authentic = try unsafe sealed.withUnsafeBufferPointer { (bytes) throws(CryptoCoreError) -> Bool in
            let ciphertext = unsafe UnsafeBufferPointer(rebasing: bytes[..<target.count])
            if let output = target.baseAddress { try unsafe context.update(ciphertext, into: output) }
            try unsafe context.expectTag(bytes.baseAddress! + target.count)
            return context.finishOpening()
        }
        guard authentic else { throw .authenticationFailed }
    }
}
