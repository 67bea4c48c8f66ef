import CryptoCore

/// Whom a record is about: sixteen bytes of a keyed hash of the subject's identifier, so that who reads the audit learns
/// no identifier, and who knows one and has the key finds its records.
///
/// Made by the caller, with a key that is not in the audit: a hash without a key could be found by trying all identifiers.
public struct SubjectDigest: Hashable, Sendable {
    /// Bytes in a digest.
    public static let size = 16

    private let high: UInt64
    private let low: UInt64

    /// - Parameter bytes: the first 16 bytes of an HMAC-SHA-256, say.
    /// - Returns: nil of any other number of bytes.
    public init?(bytes: Span<UInt8>) {
        guard bytes.count == Self.size else { return nil }
        (high, low) = (bytes.littleEndianWord(at: 0).byteSwapped, bytes.littleEndianWord(at: 8).byteSwapped)
    }

    /// - Parameter text: base64url without padding, 22 characters.
    /// - Returns: nil of anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        self.init(text: bytes.span)
    }

    static let textSize = 22

    init?(text: Span<UInt8>) {
        guard text.count == Self.textSize else { return nil }
        var value: UInt128 = 0
        for index in 0..<21 {
            guard let digit = Self.value(text[index]) else { return nil }
            value = value << 6 | UInt128(digit)
        }
        // The last digit stands for two bits; the others are zero, or two texts would stand for one digest.
        guard let last = Self.value(text[21]), last & 15 == 0 else { return nil }
        value = value << 2 | UInt128(last >> 4)
        (high, low) = (UInt64(truncatingIfNeeded: value >> 64), UInt64(truncatingIfNeeded: value))
    }

    /// The 16 bytes.
    public var bytes: [UInt8] {
        (0..<16).map { UInt8(truncatingIfNeeded: ($0 < 8 ? high : low) >> UInt64(56 - 8 * ($0 & 7))) }
    }

    func append(to bytes: inout [UInt8]) {
        let value = UInt128(high) << 64 | UInt128(low)
        for index in 0..<21 {
            bytes.append(Self.digit(UInt8(truncatingIfNeeded: value >> UInt128(122 - 6 * index)) & 63))
        }
        bytes.append(Self.digit(UInt8(truncatingIfNeeded: value & 3) << 4))
    }

    /// The digits of base64url. Digests are public, so a branch may depend on them.
    private static func digit(_ value: UInt8) -> UInt8 {
        switch value {
        case 0..<26: value + 65
        case 26..<52: value + 71
        case 52..<62: value - 4
        case 62: UInt8(ascii: "-")
        default: UInt8(ascii: "_")
        }
    }

    static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 65...90: digit - 65
        case 97...122: digit - 71
        case 48...57: digit + 4
        case UInt8(ascii: "-"): 62
        case UInt8(ascii: "_"): 63
        default: nil
        }
    }
}

extension SubjectDigest: CustomStringConvertible {
    /// Base64url without padding.
    public var description: String {
        var text: [UInt8] = []
        append(to: &text)
        return String(decoding: text.span)
    }
}
