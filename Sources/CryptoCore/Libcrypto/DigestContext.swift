import COpenSSL

/// One `EVP_MD_CTX`, used by one thread at a time.
///
/// @safe: owns the context that it points to.
@safe
final class DigestContext {
    private let context: OpaquePointer

    init() throws(CryptoCoreError) {
        guard let context = unsafe sdp_digest_new() else {
            throw CryptoCoreError(.outOfMemory, "no memory for a digest context")
        }
        unsafe self.context = unsafe context
    }

    deinit { unsafe sdp_digest_free(context) }

    func start(_ digest: OpaquePointer) throws(CryptoCoreError) {
        guard unsafe sdp_digest_init(context, digest) == 1 else { throw .library("a digest") }
    }

    func update(_ bytes: Span<UInt8>) throws(CryptoCoreError) {
        if bytes.isEmpty { return }
        let accepted = unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe sdp_digest_update(context, bytes.baseAddress, bytes.count)
        }
        guard accepted == 1 else { throw .library("digest input") }
    }

    func finish(into output: inout MutableSpan<UInt8>) throws(CryptoCoreError) {
        let finished = unsafe output.withUnsafeMutableBufferPointer { bytes in
            unsafe sdp_digest_final(context, bytes.baseAddress, bytes.count)
        }
        guard finished == 1 else { throw .library("the end of a digest") }
    }

    func finishExtendable(into output: inout MutableSpan<UInt8>) throws(CryptoCoreError) {
        let finished = unsafe output.withUnsafeMutableBufferPointer { bytes in
            unsafe sdp_digest_final_xof(context, bytes.baseAddress, bytes.count)
        }
        guard finished == 1 else { throw .library("the end of a digest") }
    }
}
