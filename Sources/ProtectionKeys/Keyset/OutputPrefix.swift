/// What stands in front of what a key wrote, and so which keys are tried for reading it.
///
/// The prefix is a hint and is not authenticated.
///
/// ## Specification
/// Tink, "Wire format".
public enum OutputPrefix: Hashable, Sendable {
    /// `01` and the key id, 4 bytes, big-endian.
    case tink
    /// `00` and the key id. A MAC's data is followed by one zero byte.
    case legacy
    /// Nothing: such a key is tried on whatever no prefix fits.
    case raw
    /// `00` and the key id.
    case crunchy
    /// Tink's for keys that carry their id elsewhere. Survives a round trip; no key offered here has it.
    case withIDRequirement
}

extension OutputPrefix {
    /// Bytes in front of the output.
    var size: Int {
        switch self {
        case .tink, .legacy, .crunchy: 5
        case .raw, .withIDRequirement: 0
        }
    }

    /// The prefix of a key as a number, its first byte the highest of 40 bits; nil where there is none.
    func number(of keyID: KeyID) -> UInt64? {
        switch self {
        case .tink: 0x01 << 32 | UInt64(keyID.rawValue)
        case .legacy, .crunchy: UInt64(keyID.rawValue)
        case .raw, .withIDRequirement: nil
        }
    }

    /// Appends the prefix of a key.
    func append(of keyID: KeyID, to output: inout OutputSpan<UInt8>) {
        guard let number = number(of: keyID) else { return }
        for shift in stride(from: 32, through: 0, by: -8) {
            output.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
        }
    }

    /// The first five bytes as the number that they would be as a prefix; nil when there are not more than five, since
    /// no output is empty behind its prefix.
    static func number(in output: Span<UInt8>) -> UInt64? {
        guard output.count > 5 else { return nil }
        var number: UInt64 = 0
        for index in 0..<5 { number = number << 8 | UInt64(output[index]) }
        return number
    }
}
