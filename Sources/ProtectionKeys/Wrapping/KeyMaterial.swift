package import CryptoCore

/// Secret bytes on their way into or out of the library: a key that is wrapped, a passphrase.
///
/// Locked in memory where the system allows, kept out of core dumps, wiped when the last copy goes, never printed,
/// equal in constant time. What the caller holds beside in an `Array`, a `String` or a `Data` is the caller's to wipe.
public struct KeyMaterial: Sendable {
    package let secret: SecretBytes

    package init(_ secret: SecretBytes) { self.secret = secret }

    /// Copies bytes into protected memory.
    ///
    /// - Parameter bytes: 0 to 2^30 bytes.
    /// - Throws: `inputTooLong`; `cryptographyFailed` when memory is exhausted.
    public init(_ bytes: Span<UInt8>) throws(ProtectionKeysError) {
        secret = try convertingErrors { () throws(CryptoCoreError) in try SecretBytes(copying: bytes) }
    }

    /// The number of bytes.
    public var count: Int { secret.count }

    /// Lends the bytes for the duration of `body`.
    public func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try secret.withBytes(body)
    }
}

extension KeyMaterial {
    /// Copies bytes into protected memory. See ``init(_:)-(Span<UInt8>)``.
    public init(_ bytes: [UInt8]) throws(ProtectionKeysError) { try self.init(bytes.span) }
}

extension KeyMaterial: Equatable {
    /// Whether two have the same bytes, in constant time.
    public static func == (a: KeyMaterial, b: KeyMaterial) -> Bool { a.secret == b.secret }
}

extension KeyMaterial: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The size; never the bytes.
    public var description: String { "KeyMaterial(\(count) bytes)" }
    /// The size; never the bytes.
    public var debugDescription: String { description }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
