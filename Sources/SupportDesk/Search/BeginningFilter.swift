/// The first six bytes of all texts, as bits: what is not among them need not be looked at.
///
/// It is so small that it stays in the processor's cache.
struct BeginningFilter: Sendable {
    private var bits = [UInt64](repeating: 0, count: (1 << 22) / 64)

    mutating func insert(_ window: PatternWindow) {
        let place = window.beginning
        bits[place &>> 6] |= 1 &<< UInt64(place & 63)
    }

    @inline(__always)
    func mayContain(_ window: PatternWindow) -> Bool {
        let place = window.beginning
        return bits[place &>> 6] & (1 &<< UInt64(place & 63)) != 0
    }
}
