/// The first six bytes of all texts, as bits: what is not among them need not be looked at.
///
/// It is so small that it stays near the processor. Two bits for each, since of a million texts the first alone lets every
/// tenth place pass.
struct BeginningFilter: Sendable {
    private static let size = 1 << 23
    private var bits = [UInt64](repeating: 0, count: size / 64)

    mutating func insert(_ window: PatternWindow) {
        let hash = window.beginning
        for place in [Self.first(hash), Self.second(hash)] { bits[place &>> 6] |= 1 &<< UInt64(place & 63) }
    }

    @inline(__always)
    func mayContain(_ window: PatternWindow) -> Bool {
        let hash = window.beginning
        return isSet(Self.first(hash)) && isSet(Self.second(hash))
    }

    @inline(__always)
    private func isSet(_ place: Int) -> Bool { bits[place &>> 6] & (1 &<< UInt64(place & 63)) != 0 }

    @inline(__always)
    private static func first(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> 41) }

    @inline(__always)
    private static func second(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> 18) & (size - 1) }
}
