/// Sixteen bytes of a text that is gone through: those from a place on.
struct PatternWindow {
    static let size = 16

    private(set) var first: UInt64 = 0
    private(set) var second: UInt64 = 0

    init() {}

    /// The window of a text that begins so, with zeros behind.
    init(_ bytes: ArraySlice<UInt8>) {
        for byte in bytes.prefix(Self.size) { push(byte) }
        for _ in bytes.count..<max(bytes.count, Self.size) { push(0) }
    }

    /// Goes on by a byte.
    @inline(__always)
    mutating func push(_ byte: UInt8) {
        first = first &<< 8 | second &>> 56
        second = second &<< 8 | UInt64(byte)
    }

    /// All bits of the first bytes, and none of those behind.
    init(maskOfFirst count: Int) {
        first = count >= 8 ? .max : ~(.max >> UInt64(8 * count))
        second = count >= 16 ? .max : count <= 8 ? 0 : ~(.max >> UInt64(8 * (count - 8)))
    }

    /// The hash of some of the bytes.
    @inline(__always)
    func hash(_ mask: PatternWindow) -> UInt64 {
        var hash = (first & mask.first) &* 0x9E37_79B9_7F4A_7C15
        hash ^= (second & mask.second) &* 0xC2B2_AE3D_27D4_EB4F
        hash ^= hash &>> 29
        hash &*= 0xBF58_476D_1CE4_E5B9
        return hash ^ hash &>> 32
    }

    /// A hash of the first six bytes, best in its higher bits.
    @inline(__always)
    var beginning: UInt64 { (first &>> 16) &* 0x9E37_79B9_7F4A_7C15 }
}
