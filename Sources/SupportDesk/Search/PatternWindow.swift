/// The last sixteen bytes of a text that is gone through.
struct PatternWindow {
    private(set) var late: UInt64 = 0
    private(set) var early: UInt64 = 0

    /// Goes on by a byte.
    @inline(__always)
    mutating func push(_ byte: UInt8) {
        early = early &<< 8 | late &>> 56
        late = late &<< 8 | UInt64(byte)
    }

    /// The last bytes only, up to sixteen.
    @inline(__always)
    func masked(_ mask: PatternWindow) -> PatternWindow {
        var masked = self
        masked.late &= mask.late
        masked.early &= mask.early
        return masked
    }

    /// All bits of the last bytes, and none of those before.
    init(lastBytes count: Int) {
        late = count >= 8 ? .max : (1 << UInt64(8 * count)) - 1
        early = count >= 16 ? .max : count <= 8 ? 0 : (1 << UInt64(8 * (count - 8))) - 1
    }

    init() {}

    /// Spread over 64 bits.
    @inline(__always)
    var hash: UInt64 {
        var hash = late &* 0x9E37_79B9_7F4A_7C15
        hash ^= early &* 0xC2B2_AE3D_27D4_EB4F
        hash ^= hash &>> 29
        hash &*= 0xBF58_476D_1CE4_E5B9
        return hash ^ hash &>> 32
    }
}
