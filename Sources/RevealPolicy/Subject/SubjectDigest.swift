/// Whose data a row is, as a keyed digest: what budgets count, canaries are known by and audits record.
///
/// Without the key nobody can tell whose it is, nor try the ids that there are. Made by a ``SubjectDigester``.
///
/// The text form is 32 hexadecimal digits, as `canaries:` of a document lists them.
public struct SubjectDigest: Hashable, Sendable {
    /// The first eight bytes, the highest first.
    package let high: UInt64
    /// The last eight bytes, the highest first.
    package let low: UInt64

    init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

    /// From 16 bytes; nil for any other number.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        func word(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
        self.init(high: word(bytes[..<8]), low: word(bytes[8...]))
    }

    /// The 16 bytes.
    public var bytes: [UInt8] {
        (0..<16).map { index in
            let word = index < 8 ? high : low
            return UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * (index & 7)))
        }
    }

    /// Hashes a half: the bytes of a digest are as good as random.
    public func hash(into hasher: inout Hasher) { hasher.combine(low) }
}

extension SubjectDigest: LosslessStringConvertible {
    /// From 32 hexadecimal digits, small or capital; nil for any other text.
    public init?(_ description: String) {
        var (high, low, count): (UInt64, UInt64, Int) = (0, 0, 0)
        for digit in description.utf8 {
            let value: UInt8
            switch digit {
            case 0x30...0x39: value = digit - 0x30
            case 0x41...0x46: value = digit - 0x37
            case 0x61...0x66: value = digit - 0x57
            default: return nil
            }
            if count < 16 { high = high << 4 | UInt64(value) } else { low = low << 4 | UInt64(value) }
            count += 1
            if count > 32 { return nil }
        }
        guard count == 32 else { return nil }
        self.init(high: high, low: low)
    }

    /// 32 small hexadecimal digits.
    public var description: String {
        String(
            decoding: bytes.flatMap { byte in [byte >> 4, byte & 15].map { $0 + ($0 < 10 ? 0x30 : 0x57) } },
            as: UTF8.self)
    }
}
