import CryptoCore

/// Message authentication codes under a keyset, in Tink's format: whoever holds the key can tell that data was not
/// changed.
///
/// Safe to use from several threads.
///
/// ## Specification
/// Tink, "Wire format": prefix, then the tag cut to the key's size. Under a key with the prefix `legacy` one zero byte
/// follows the data. HMAC is FIPS 198-1's, AES-CMAC is SP 800-38B's.
public struct MAC: Sendable {
    private struct Key: Sendable {
        let function: KeyedFunction
        let tagSize: Int
    }

    private let keys: PrimitiveSet<Key>

    /// Makes the enabled keys of a keyset ready.
    ///
    /// - Parameter keyset: of keys made from ``KeyTemplate/hmacSHA256Tag128`` and its like.
    /// - Throws: `wrongPrimitive`, `unsupportedKey`, `invalidKey`, each with the key's id; `cryptographyFailed`.
    public init(_ keyset: Keyset) throws(ProtectionKeysError) {
        keys = try PrimitiveSet(keyset, for: .mac) { (key) throws(ProtectionKeysError) in
            try Key(function: KeyedFunction(key), tagSize: key.parameters.tagSize!)
        }
    }

    /// Bytes of a code, prefix and tag.
    public var codeSize: Int { keys.primary.prefix.size + keys.primary.primitive.tagSize }

    /// Computes the code of data under the primary key.
    ///
    /// - Parameters:
    ///   - data: 0 bytes or more.
    ///   - output: gets ``codeSize`` bytes more.
    /// - Throws: `outputTooSmall`, `cryptographyFailed`. Nothing is appended then.
    public func compute(_ data: Span<UInt8>, into output: inout OutputSpan<UInt8>) throws(ProtectionKeysError) {
        let primary = keys.primary
        guard output.freeCapacity >= codeSize else {
            throw ProtectionKeysError(.outputTooSmall, "\(codeSize) bytes do not fit into \(output.freeCapacity)")
        }
        primary.prefix.append(of: primary.keyID, to: &output)
        do throws(CryptoCoreError) {
            try Self.withData(data, of: primary.prefix) { (data) throws(CryptoCoreError) in
                try primary.primitive.function.append(primary.primitive.tagSize, of: data, to: &output)
            }
        } catch {
            output.removeLast(primary.prefix.size)
            throw ProtectionKeysError(error)
        }
    }

    /// Checks the code of data, under whichever enabled key computed it.
    ///
    /// - Throws: `authenticationFailed` when code, data or keyset is not the right one; `cryptographyFailed`.
    public func verify(_ code: Span<UInt8>, of data: Span<UInt8>) throws(ProtectionKeysError) {
        try keys.trying(code) { (member, tag) throws(ProtectionKeysError) in
            let isValid = try convertingErrors { () throws(CryptoCoreError) in
                try Self.withData(data, of: member.prefix) { (data) throws(CryptoCoreError) in
                    try member.primitive.function.isValid(tag, for: data, size: member.primitive.tagSize)
                }
            }
            guard isValid else { throw .authenticationFailed }
        }
    }

    /// The data that a key with this prefix authenticates.
    private static func withData<Result>(
        _ data: Span<UInt8>, of prefix: OutputPrefix,
        _ body: (Span<UInt8>) throws(CryptoCoreError) -> Result
    ) throws(CryptoCoreError) -> Result {
        guard prefix == .legacy else { return try body(data) }
        var followed = [UInt8](capacity: data.count + 1) { output in
            output.append(copying: data)
            output.append(0)
        }
        defer { wipe(&followed) }
        return try body(followed.span)
    }
}

extension MAC {
    /// Computes the code of data under the primary key. See `compute(_:into:)`.
    public func compute(_ data: [UInt8]) throws(ProtectionKeysError) -> [UInt8] {
        try [UInt8](capacity: codeSize) { (output) throws(ProtectionKeysError) in
            try compute(data.span, into: &output)
        }
    }

    /// Checks the code of data. See `verify(_:of:)`.
    public func verify(_ code: [UInt8], of data: [UInt8]) throws(ProtectionKeysError) {
        try verify(code.span, of: data.span)
    }
}
