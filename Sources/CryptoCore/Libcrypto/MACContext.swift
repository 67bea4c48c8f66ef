import COpenSSL

/// One keyed `EVP_MAC_CTX`, used by one thread at a time and restarted for every message.
/// @safe: owns the context that it points to, and the interface takes pointers only from within this module.
@safe
struct MACContext: ~Copyable {
    enum Function {
        case hmacSHA256, hmacSHA512
        case cmacAES128, cmacAES192, cmacAES256
    }

    private let context: OpaquePointer

    init(_ function: Function, key: borrowing SecretBytes) throws(CryptoCoreError) {
        let mac = try unsafe Self.algorithm(of: function)
        guard let context = unsafe sdp_mac_new(mac) else {
            throw CryptoCoreError(.outOfMemory, "no memory for a MAC context")
        }
        let keyed = unsafe key.withUnsafeBytes { bytes in
            switch function {
            case .hmacSHA256: unsafe Self.setKey(context, sdp_mac_parameter_digest(), "SHA2-256", bytes)
            case .hmacSHA512: unsafe Self.setKey(context, sdp_mac_parameter_digest(), "SHA2-512", bytes)
            case .cmacAES128: unsafe Self.setKey(context, sdp_mac_parameter_cipher(), "AES-128-CBC", bytes)
            case .cmacAES192: unsafe Self.setKey(context, sdp_mac_parameter_cipher(), "AES-192-CBC", bytes)
            case .cmacAES256: unsafe Self.setKey(context, sdp_mac_parameter_cipher(), "AES-256-CBC", bytes)
            }
        }
        guard keyed else {
            unsafe sdp_mac_free(context)
            throw .library("a MAC key")
        }
        unsafe self.context = unsafe context
    }

    deinit { unsafe sdp_mac_free(context) }

    func restart() throws(CryptoCoreError) {
        guard unsafe sdp_mac_restart(context) == 1 else { throw .library("a new MAC message") }
    }

    func update(_ bytes: UnsafeBufferPointer<UInt8>) throws(CryptoCoreError) {
        if bytes.isEmpty { return }
        guard unsafe sdp_mac_update(context, bytes.baseAddress, bytes.count) == 1 else { throw .library("MAC input") }
    }

    func update(_ span: Span<UInt8>) throws(CryptoCoreError) {
        try unsafe span.withUnsafeBufferPointer { (bytes) throws(CryptoCoreError) in try unsafe update(bytes) }
    }

    func finish(into output: UnsafeMutablePointer<UInt8>, count: Int) throws(CryptoCoreError) {
        guard unsafe sdp_mac_final(context, output, count) == 1 else { throw .library("the end of a MAC message") }
    }

    private static func algorithm(of function: Function) throws(CryptoCoreError) -> OpaquePointer {
        switch function {
        case .hmacSHA256, .hmacSHA512: try unsafe Libcrypto.hmac.required("HMAC")
        case .cmacAES128, .cmacAES192, .cmacAES256: try unsafe Libcrypto.cmac.required("CMAC")
        }
    }

    private static func setKey(
        _ context: OpaquePointer, _ parameter: UnsafePointer<CChar>?, _ algorithm: StaticString,
        _ key: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        algorithm.withUTF8Buffer { name in
            unsafe name.withMemoryRebound(to: CChar.self) { name in
                unsafe sdp_mac_set_key(context, parameter, name.baseAddress, key.baseAddress, key.count) == 1
            }
        }
    }
}
