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
    private let function: Function
    /// For the libraries whose contexts have to be keyed again for every message.
    private let key: SecretBytes

    init(_ function: Function, key: SecretBytes) throws(CryptoCoreError) {
        let mac = try unsafe Self.algorithm(of: function)
        guard let context = unsafe sdp_mac_new(mac) else {
            throw CryptoCoreError(.outOfMemory, "no memory for a MAC context")
        }
        guard unsafe Self.setKey(key, of: function, in: context) else {
            unsafe sdp_mac_free(context)
            throw .library("a MAC key")
        }
        unsafe self.context = unsafe context
        (self.function, self.key) = (function, key)
    }

    deinit { unsafe sdp_mac_free(context) }

    /// Starts another message under the same key.
    func restart() throws(CryptoCoreError) {
        if Self.restarts {
            guard unsafe sdp_mac_restart(context) == 1 else { throw .library("a new MAC message") }
        } else {
            try rekey()
        }
    }

    /// The same by setting the key again, which costs more than a short message.
    func rekey() throws(CryptoCoreError) {
        guard unsafe Self.setKey(key, of: function, in: context) else { throw .library("a MAC key") }
    }

    /// Whether a restart without a key starts a CMAC anew. The first releases of libcrypto 3.0 answer success and go on
    /// with the message before.
    private static let restarts: Bool = {
        guard let mac = unsafe Libcrypto.cmac.pointer, let context = unsafe sdp_mac_new(mac) else { return false }
        defer { unsafe sdp_mac_free(context) }
        let zeros = InlineArray<16, UInt8>(repeating: 0)
        var tags = InlineArray<32, UInt8>(repeating: 0)
        return unsafe zeros.span.withUnsafeBufferPointer { zeros in
            var span = tags.mutableSpan
            return unsafe span.withUnsafeMutableBufferPointer { tags in
                let (first, second) = unsafe (tags.baseAddress!, tags.baseAddress! + 16)
                return unsafe setKey(context, sdp_mac_parameter_cipher(), "AES-128-CBC", zeros)
                    && sdp_mac_update(context, zeros.baseAddress, 16) == 1 && sdp_mac_final(context, first, 16) == 1
                    && sdp_mac_restart(context) == 1
                    && sdp_mac_update(context, zeros.baseAddress, 16) == 1 && sdp_mac_final(context, second, 16) == 1
                    && sdp_equal(first, second, 16) == 1
            }
        }
    }()

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

    private static func setKey(_ key: SecretBytes, of function: Function, in context: OpaquePointer) -> Bool {
        unsafe key.withUnsafeBytes { bytes in
            switch function {
            case .hmacSHA256: unsafe setKey(context, sdp_mac_parameter_digest(), "SHA2-256", bytes)
            case .hmacSHA512: unsafe setKey(context, sdp_mac_parameter_digest(), "SHA2-512", bytes)
            case .cmacAES128: unsafe setKey(context, sdp_mac_parameter_cipher(), "AES-128-CBC", bytes)
            case .cmacAES192: unsafe setKey(context, sdp_mac_parameter_cipher(), "AES-192-CBC", bytes)
            case .cmacAES256: unsafe setKey(context, sdp_mac_parameter_cipher(), "AES-256-CBC", bytes)
            }
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
