import COpenSSL

/// Key bytes: locked in memory and excluded from core dumps where the system allows, wiped when the last reference
/// goes, never printed, compared in constant time.
///
/// Immutable once made, so it may be shared between threads. Out of its reach: copies that the caller made before or
/// makes from `withBytes`; registers or stack slots that the compiler spilled; and, while a primitive is in use, the
/// key schedules that libcrypto keeps in its own contexts on the ordinary heap, which it wipes when they are freed.
/// Locks are not inherited by a forked child.
///
/// @unchecked, @safe: owns the bytes, which are never written after `init`.
@safe
package final class SecretBytes: @unchecked Sendable {
    /// The greatest length in bytes.
    package static let maximumCount = 1 << 30

    /// The length in bytes.
    package let count: Int

    /// The memory, of which the first `count` bytes are the secret.
    private let bytes: UnsafeMutableBufferPointer<UInt8>

    /// Copies bytes into protected memory. The source is the caller's to wipe.
    package convenience init(copying source: Span<UInt8>) throws(CryptoCoreError) {
        try unsafe self.init(capacity: source.count) { target in
            if target.isEmpty { return 0 }
            return unsafe source.withUnsafeBufferPointer { source in unsafe target.update(fromContentsOf: source) }
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
        try unsafe SecretBytes(capacity: count) { (target) throws(CryptoCoreError) in
            if target.isEmpty { return 0 }
            guard unsafe sdp_random_private(target.baseAddress, target.count) == 1 else {
                Libcrypto.clearErrors()
                throw CryptoCoreError(.noEntropy, "libcrypto has no random bytes to give")
            }
            return count
        }
    }

    /// Lets `initializer` write the bytes, which are zero before.
    package static func initializing(
        count: Int, _ initializer: (inout MutableSpan<UInt8>) throws(CryptoCoreError) -> Void
    ) throws(CryptoCoreError) -> SecretBytes {
        try unsafe SecretBytes(capacity: count) { (target) throws(CryptoCoreError) in
            var span = unsafe target.mutableSpan
            try initializer(&span)
            return count
        }
    }

    /// Lets `initializer` append up to `capacity` bytes; what it appended is the secret.
    ///
    /// - Returns: the secret, or what `initializer` threw.
    /// - Throws: `outOfMemory`, `inputTooLong`.
    package static func appending<Failure: Error>(
        capacity: Int, _ initializer: (inout OutputSpan<UInt8>) throws(Failure) -> Void
    ) throws(CryptoCoreError) -> Result<SecretBytes, Failure> {
        var failure: Failure?
        let secret = try unsafe SecretBytes(capacity: capacity) { target in
            // The memory is zero, so what was not appended may be left as it is; it is ours alone in here.
            var output = unsafe OutputSpan(buffer: target, initializedCount: 0)
            do throws(Failure) {
                try initializer(&output)
            } catch {
                failure = error
            }
            return unsafe output.finalize(for: target)
        }
        if let failure { return .failure(failure) }
        return .success(secret)
    }

    /// - Parameter initialize: writes the secret from the start of zeroed memory and returns its length. When it
    ///   throws, what it wrote is wiped.
    init(
        capacity: Int, _ initialize: (UnsafeMutableBufferPointer<UInt8>) throws(CryptoCoreError) -> Int
    ) throws(CryptoCoreError) {
        precondition(capacity >= 0, "a count of bytes is not negative")
        guard capacity <= Self.maximumCount else {
            throw CryptoCoreError(.inputTooLong, "a secret has at most \(Self.maximumCount) bytes, not \(capacity)")
        }
        let bytes = try unsafe SecretArena.shared.allocate(capacity)
        do throws(CryptoCoreError) {
            count = try unsafe initialize(bytes)
        } catch {
            unsafe SecretArena.shared.deallocate(bytes)
            throw error
        }
        unsafe self.bytes = unsafe bytes
    }

    deinit { unsafe SecretArena.shared.deallocate(bytes) }

    /// Lends the bytes for the duration of `body`. Do not copy them into an `Array`, a `String` or a `Data`.
    package func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let span = unsafe UnsafeBufferPointer(rebasing: bytes[..<count]).span
        return try body(span)
    }

    func withUnsafeBytes<Result: ~Copyable, Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe body(UnsafeBufferPointer(rebasing: bytes[..<count]))
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
