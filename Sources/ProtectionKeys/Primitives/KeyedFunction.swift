import CryptoCore

/// The functions of PRF and MAC keys: bytes that only the key's holder can compute.
enum KeyedFunction: Sendable {
    case hmac(HMAC)
    case cmac(AESCMAC)
    case hkdf(key: TypedKey, hash: HMAC.Function)

    init(_ key: TypedKey) throws(ProtectionKeysError) {
        switch key.type {
        case .hkdfPRF: self = try .hkdf(key: key, hash: key.requiredHash.function)
        case .aesCMAC, .aesCMACPRF:
            self = .cmac(try convertingErrors { () throws(CryptoCoreError) in try AESCMAC(key: key.bytes) })
        default:
            let function = try key.requiredHash.function
            self = .hmac(try convertingErrors { () throws(CryptoCoreError) in try HMAC(function, key: key.bytes) })
        }
    }

    /// The greatest number of bytes.
    var maximumSize: Int {
        switch self {
        case .hmac(let hmac): hmac.function.tagSize
        case .cmac: AESCMAC.tagSize
        case .hkdf(_, let hash): HKDF.maximumOutputSize(hash)
        }
    }

    /// Appends `size` bytes, of which there are enough and for which there is room.
    func append(
        _ size: Int, of input: Span<UInt8>, to output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        switch self {
        case .hmac(let hmac): try hmac.appendTag(of: input, size: size, to: &output)
        case .cmac(let cmac): try cmac.appendTag(of: input, size: size, to: &output)
        case .hkdf(let key, let hash):
            let derived = try HKDF.derive(
                hash, key: key.bytes, salt: key.parameters.salt.span, info: input, count: size)
            derived.withBytes { output.append(copying: $0) }
        }
    }

    /// Whether `tag` is the first `size` bytes. Compared in constant time.
    func isValid(_ tag: Span<UInt8>, for input: Span<UInt8>, size: Int) throws(CryptoCoreError) -> Bool {
        switch self {
        case .hmac(let hmac): try hmac.isValid(tag, for: input, size: size)
        case .cmac(let cmac): try cmac.isValid(tag, for: input, size: size)
        case .hkdf: preconditionFailure("HKDF keys are not for MACs")
        }
    }
}
