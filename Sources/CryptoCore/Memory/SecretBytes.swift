import COpenSSL

/// Key bytes: locked in memory and excluded from core dumps where the system allows, wiped when the last reference
/// goes, never printed, compared in constant time.
///
/// Immutable once made, so it may be shared between threads. Out of its reach: copies that the caller made before or
/// makes from `withBytes`; registers or stack slots that the compiler spilled; and, while a primitive is in use, the key
/// schedules that libcrypto keeps in its own contexts on the ordinary heap, which it wipes when they are freed. Locks are
/// not inherited by a forked child.
///
/// @unchecked, @safe: owns the bytes, which are never written after `init`.
@safe
package final class SecretBytes: @unchecked Sendable {
    /// The greatest length in bytes.
    package static let maximumCount = 1 << 30

    /// The length in bytes.
    package let count: Int

    private let bytes: UnsafeMutableBufferPointer<UInt8>

    /// Copies bytes into protected memory. The source is the caller's to wipe.
    package convenience init(copying source: Span<UInt8>) throws(CryptoCoreError) {
        try unsafe self.init(count: source.count) { target in
            if target.isEmpty { return }
            unsafe source.withUnsafeBufferPointer { source in _ = unsafe target.update(fromContentsOf: source) }
        }
    }

    /// Fresh random bytes from libcrypto's generator for private values.
    ///
    /// - Throws: `noEntropy`, `outOfMemory`, `selfTestFailed`.
    package static func random(count: Int) throws(CryptoCoreError) -> SecretBytes {
        try PowerOnTests.require()
        return try untestedRandom(count: count)
    }

    static func untestedRandom(count: Int) throws(CryptoCoreError) -> SecretBytes {
        try unsafe SecretBytes(count: count) { (target) throws(CryptoCoreError) in
            if target.isEmpty { return }
            guard unsafe sdp_random_private(target.baseAddress, target.count) == 1 else {
                Libcrypto.clearErrors()
                throw CryptoCoreError(.noEntropy, "libcrypto has no random bytes to give")
            }
        }
    }

    /// Lets `initializer` write the bytes, which are zero before.
    package static func initializing(
        count: Int, _ initializer: (inout MutableSpan<UInt8>) throws(CryptoCoreError) -> Void
    ) throws(CryptoCoreError) -> SecretBytes {
        try unsafe SecretBytes(count: count) { (target) throws(CryptoCoreError) in
            var span = unsafe target.mutableSpan
            try initializer(&span)
        }
    }

    /// A failing initializer leaves nothing behind: `deinit` runs, and wipes, for every fully initialised object.
    private init(
        count: Int, _ initialize: (UnsafeMutableBufferPointer<UInt8>) throws(CryptoCoreError) -> Void
    ) throws(CryptoCoreError) {
        precondition(count >= 0, "a count of bytes is not negative")
        guard count <= Self.maximumCount else {
            throw CryptoCoreError(.inputTooLong, "a secret has at most \(Self.maximumCount) bytes, not \(count)")
        }
        let bytes = try unsafe SecretArena.shared.allocate(count)
        self.count = count
        unsafe self.bytes = unsafe bytes
        try unsafe initialize(bytes)
    }

    deinit { unsafe SecretArena.shared.deallocate(bytes) }

    /// Lends the bytes for the duration of `body`. Do not copy them into an `Array`, a `String` or a `Data`.
    package func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let span = unsafe UnsafeBufferPointer(bytes).span
        return try body(span)
    }

    func withUnsafeBytes<Result: ~Copyable, Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe body(UnsafeBufferPointer(bytes))
    }
}

extension SecretBytes: Equatable {
    package static func == (a: SecretBytes, b: SecretBytes) -> Bool {
        a.withBytes { a in b.withBytes { b in constantTimeEqual(a, b) } }
    }
}

extension SecretBytes: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "SecretBytes(\(count) bytes)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
