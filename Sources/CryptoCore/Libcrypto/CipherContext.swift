import COpenSSL

/// One `EVP_CIPHER_CTX`, used by one thread at a time, freed (and its key schedule wiped by libcrypto) at the end.
/// @safe: owns the context that it points to, and the interface takes pointers only from within this module.
@safe
struct CipherContext: ~Copyable {
    enum Direction: CInt {
        case decrypting = 0
        case encrypting = 1
    }

    private let context: OpaquePointer

    init() throws(CryptoCoreError) {
        guard let context = unsafe sdp_cipher_new() else {
            throw CryptoCoreError(.outOfMemory, "no memory for a cipher context")
        }
        unsafe self.context = unsafe context
    }

    deinit { unsafe sdp_cipher_free(context) }

    /// Sets the algorithm, or stays with the one before where nil, and the key; the direction can still change with the
    /// nonce.
    func setKey(
        _ key: UnsafeBufferPointer<UInt8>, cipher: OpaquePointer?, direction: Direction = .encrypting
    ) throws(CryptoCoreError) {
        guard unsafe sdp_cipher_init(context, cipher, key.baseAddress, nil, direction.rawValue) == 1 else {
            throw .library("a cipher key")
        }
    }

    func disablePadding() throws(CryptoCoreError) {
        guard unsafe sdp_cipher_disable_padding(context) == 1 else { throw .library("a cipher without padding") }
    }

    /// Starts a message under the key that the context has.
    func setNonce(_ nonce: UnsafePointer<UInt8>, direction: Direction) throws(CryptoCoreError) {
        guard unsafe sdp_cipher_init(context, nil, nil, nonce, direction.rawValue) == 1 else {
            throw .library("a nonce")
        }
    }

    /// Starts a message under a new key: one call for both, since each call costs a dispatch.
    func setKeyAndNonce(
        key: UnsafePointer<UInt8>, nonce: UnsafePointer<UInt8>, cipher: OpaquePointer?, direction: Direction
    ) throws(CryptoCoreError) {
        guard unsafe sdp_cipher_init(context, cipher, key, nonce, direction.rawValue) == 1 else {
            throw .library("a cipher key and nonce")
        }
    }

    func addAssociatedData(_ data: Span<UInt8>) throws(CryptoCoreError) {
        if data.isEmpty { return }
        let accepted = unsafe data.withUnsafeBufferPointer { bytes in
            unsafe sdp_cipher_update(context, nil, bytes.baseAddress, bytes.count)
        }
        guard accepted == 1 else { throw .library("associated data") }
    }

    /// Processes `input` into as many bytes at `output`, which may be the same place.
    func update(_ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutablePointer<UInt8>) throws(CryptoCoreError) {
        if input.isEmpty { return }
        guard unsafe sdp_cipher_update(context, output, input.baseAddress, input.count) == 1 else {
            throw .library("cipher input")
        }
    }

    /// The same where the direction is known to be encryption.
    @inline(__always)
    func encrypt(
        _ input: UnsafePointer<UInt8>, into output: UnsafeMutablePointer<UInt8>, count: Int
    ) throws(CryptoCoreError) {
        guard unsafe sdp_cipher_encrypt(context, output, input, count) == 1 else { throw .library("blocks") }
    }

    func finishSealing(tag: UnsafeMutablePointer<UInt8>) throws(CryptoCoreError) {
        guard unsafe sdp_cipher_final(context) == 1, unsafe sdp_cipher_get_tag(context, tag) == 1 else {
            throw .library("the end of a message")
        }
    }

    func expectTag(_ tag: UnsafePointer<UInt8>) throws(CryptoCoreError) {
        guard unsafe sdp_cipher_set_tag(context, tag) == 1 else { throw .library("a tag") }
    }

    /// Whether the tag fits all that was processed.
    func finishOpening() -> Bool {
        sdp_errors_mark()
        defer { sdp_errors_forget() }
        return unsafe sdp_cipher_final(context) == 1
    }
}
