import CryptoCore

/// An AES key for FF1: 16, 24 or 32 bytes, kept in locked memory and wiped at the end.
///
/// While a cipher made from it exists, libcrypto holds key schedules on the ordinary heap too, which begin with the
/// key; they are wiped when the cipher goes.
///
/// One key serves any number of values, lengths and tweaks. Take 32 bytes where you have the choice. The key never
/// prints, and equality is decided in constant time.
public struct FF1Key: Sendable {
    let secret: SecretBytes

    /// Copies key bytes into protected memory. The source stays the caller's to wipe.
    ///
    /// - Parameter bytes: 16, 24 or 32 bytes.
    /// - Throws: `invalidKeySize`; `cryptographyFailed` when memory is exhausted.
    public init(_ bytes: Span<UInt8>) throws(FormatPreservingEncryptionError) {
        guard AESKeySize(rawValue: bytes.count) != nil else {
            throw FormatPreservingEncryptionError(
                .invalidKeySize, "an FF1 key has 16, 24 or 32 bytes, this one has \(bytes.count)")
        }
        do throws(CryptoCoreError) {
            secret = try SecretBytes(copying: bytes)
        } catch {
            throw FormatPreservingEncryptionError(error)
        }
    }

    init(secret: SecretBytes) { self.secret = secret }

    /// A fresh random key of 32 bytes.
    ///
    /// It exists in this process only: for tests, and for tokens that nobody has to read later.
    ///
    /// - Throws: `cryptographyFailed` when the system has no random bytes.
    public static func random() throws(FormatPreservingEncryptionError) -> FF1Key {
        try convertingErrors { () throws(CryptoCoreError) in try FF1Key(secret: .random(count: 32)) }
    }

    /// The number of bytes: 16, 24 or 32.
    public var count: Int { secret.count }
}

extension FF1Key {
    /// Copies key bytes into protected memory.
    ///
    /// - Parameter bytes: 16, 24 or 32 bytes.
    /// - Throws: `invalidKeySize`; `cryptographyFailed` when memory is exhausted.
    public init(_ bytes: [UInt8]) throws(FormatPreservingEncryptionError) { try self.init(bytes.span) }
}

extension FF1Key: Equatable {
    /// Whether two keys are the same, in constant time.
    public static func == (a: FF1Key, b: FF1Key) -> Bool { a.secret == b.secret }
}

extension FF1Key: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The size; never the bytes.
    public var description: String { "FF1Key(\(count) bytes)" }
    /// The size; never the bytes.
    public var debugDescription: String { description }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
