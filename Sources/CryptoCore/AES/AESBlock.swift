/// Sixteen bytes as AES sees them, readable as two big-endian words.
///
/// In memory the bytes stand in the order of the standards, so that an array of blocks can be handed to the cipher as
/// it is; `high` and `low` are the first and the last eight bytes as numbers.
@frozen
@usableFromInline
package struct AESBlock: BitwiseCopyable, Sendable, Equatable {
    @usableFromInline var storedHigh: UInt64
    @usableFromInline var storedLow: UInt64

    @inlinable @inline(__always)
    package init(high: UInt64, low: UInt64) {
        storedHigh = high.bigEndian
        storedLow = low.bigEndian
    }

    init(storedHigh: UInt64, storedLow: UInt64) {
        self.storedHigh = storedHigh
        self.storedLow = storedLow
    }

    /// The block of a 128-bit number.
    @inlinable @inline(__always)
    package init(_ value: UInt128) {
        self.init(high: UInt64(truncatingIfNeeded: value >> 64), low: UInt64(truncatingIfNeeded: value))
    }

    @inlinable package static var zero: AESBlock { AESBlock(high: 0, low: 0) }

    /// Bytes 0 to 7, big-endian.
    @inlinable package var high: UInt64 {
        @inline(__always) get { UInt64(bigEndian: storedHigh) }
        @inline(__always) set { storedHigh = newValue.bigEndian }
    }

    /// Bytes 8 to 15, big-endian.
    @inlinable package var low: UInt64 {
        @inline(__always) get { UInt64(bigEndian: storedLow) }
        @inline(__always) set { storedLow = newValue.bigEndian }
    }

    /// All sixteen bytes as one number.
    @inlinable package var value: UInt128 {
        @inline(__always) get { UInt128(high) << 64 | UInt128(low) }
    }

    @inlinable @inline(__always)
    package static func ^ (a: AESBlock, b: AESBlock) -> AESBlock {
        var result = a
        result.storedHigh ^= b.storedHigh
        result.storedLow ^= b.storedLow
        return result
    }

    /// Doubling in GF(2^128) with the polynomial x^128 + x^7 + x^2 + x + 1.
    ///
    /// Used for subkeys by CMAC (SP 800-38B, section 6.1), S2V (RFC 5297, section 2.3) and XAES-256-GCM. Without a
    /// branch on the top bit, which is secret.
    var doubled: AESBlock { AESBlock(value << 1 ^ (0 &- value >> 127) & 0x87) }
}
