import COpenSSL

/// scrypt (RFC 7914): a key from a passphrase, at a cost in memory and time that is stored with the result.
package enum Scrypt {
    /// The cost. Memory is about `128 * n * r` bytes.
    package struct Cost: Sendable, Equatable {
        /// CPU and memory cost: a power of two from 2 to 2^24, below 2^(16 r).
        package let n: UInt64
        /// Block size, 1 to 32.
        package let r: UInt32
        /// Parallelization, 1 to 16.
        package let p: UInt32

        /// Refuses what RFC 7914 forbids and what would let a stored parameter exhaust memory (over 1 GiB).
        package init(n: UInt64, r: UInt32, p: UInt32) throws(CryptoCoreError) {
            guard n >= 2, n <= 1 << 24, n & (n - 1) == 0, (1...32).contains(r), r > 1 || n < 1 << 16,
                (1...16).contains(p),
                128 * n * UInt64(r) <= 1 << 30
            else {
                throw CryptoCoreError(
                    .invalidParameter,
                    "scrypt needs N a power of two from 2 to 2^24 and below 2^(16r), r of 1 to 32, p of 1 to 16, "
                        + "and at most 1 GiB")
            }
            (self.n, self.r, self.p) = (n, r, p)
        }
    }

    /// Derives `count` secret bytes, 1 to 1,024.
    package static func derive(
        password: SecretBytes, salt: Span<UInt8>, cost: Cost, count: Int
    ) throws(CryptoCoreError) -> SecretBytes {
        try PowerOnTests.require()
        return try untested(password: password, salt: salt, cost: cost, count: count)
    }

    static func untested(
        password: SecretBytes, salt: Span<UInt8>, cost: Cost, count: Int
    ) throws(CryptoCoreError) -> SecretBytes {
        guard (1...1024).contains(count) else {
            throw CryptoCoreError(.invalidParameter, "scrypt gives 1 to 1,024 bytes here, not \(count)")
        }
        let kdf = try unsafe Libcrypto.scrypt.required("scrypt")
        // The working set and the room that libcrypto adds for B and temporaries.
        let memory = 128 * UInt64(cost.r) * (cost.n + UInt64(cost.p) + 2) + 4096
        return try SecretBytes.initializing(count: count) { (output) throws(CryptoCoreError) in
            let derived = unsafe output.withUnsafeMutableBufferPointer { output in
                unsafe password.withUnsafeBytes { password in
                    unsafe salt.withUnsafeBufferPointer { salt in
                        // An empty input still needs an address: libcrypto takes NULL for "not set".
                        unsafe withUnsafePointer(to: UInt8(0)) { nothing in
                            unsafe sdp_scrypt(
                                kdf, password.baseAddress ?? nothing, password.count, salt.baseAddress ?? nothing,
                                salt.count, cost.n, cost.r, cost.p, memory, output.baseAddress, output.count)
                        }
                    }
                }
            }
            guard derived == 1 else { throw .library("an scrypt derivation") }
        }
    }
}
