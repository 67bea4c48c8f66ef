import CryptoCore

/// Base64 without a table, so that the addresses read and the branches taken do not depend on secret bytes.
///
/// ## Specification
/// RFC 4648, sections 4 and 5.
package enum Base64 {
    /// The last two of the 64 digits, and whether the end is padded.
    package enum Variant: Sendable {
        /// `+` and `/`, padded.
        case standard
        /// `-` and `_`, not padded.
        case url
    }

    /// Digits and padding of `count` bytes.
    package static func encodedSize(_ count: Int, _ variant: Variant) -> Int {
        variant == .standard ? (count + 2) / 3 * 4 : (count * 4 + 2) / 3
    }

    /// Appends the digits of `bytes`; there has to be room for them.
    package static func encode(
        _ bytes: Span<UInt8>, _ variant: Variant, to output: inout OutputSpan<UInt8>
    ) {
        let (plus, slash): (UInt8, UInt8) = variant == .standard ? (0x2B, 0x2F) : (0x2D, 0x5F)
        var offset = 0
        while offset + 3 <= bytes.count {
            let word = UInt32(bytes[offset]) << 16 | UInt32(bytes[offset + 1]) << 8 | UInt32(bytes[offset + 2])
            for shift: UInt32 in [18, 12, 6, 0] { output.append(digit(word >> shift & 63, plus, slash)) }
            offset += 3
        }
        let rest = bytes.count - offset
        if rest == 0 { return }
        let word = UInt32(bytes[offset]) << 16 | (rest == 2 ? UInt32(bytes[offset + 1]) << 8 : 0)
        output.append(digit(word >> 18 & 63, plus, slash))
        output.append(digit(word >> 12 & 63, plus, slash))
        if rest == 2 { output.append(digit(word >> 6 & 63, plus, slash)) }
        if variant == .standard { for _ in rest..<3 { output.append(0x3D) } }
    }

    /// Appends the bytes that `digits` stand for. Only what ``encode(_:_:to:)`` gives is accepted: no other digits, no
    /// white space, no bits behind the end; and with the standard digits, padding.
    ///
    /// - Returns: whether it was; what was appended is of no use otherwise.
    package static func decode(
        _ digits: Span<UInt8>, _ variant: Variant, to output: inout OutputSpan<UInt8>
    ) -> Bool {
        switch variant {
        case .url: decode(digits, plus: 0x2D, slash: 0x5F, to: &output)
        case .standard:
            digits.count % 4 == 0
                && decode(digits.extracting(..<bareCount(digits)), plus: 0x2B, slash: 0x2F, to: &output)
        }
    }

    /// Appends the bytes of digits of either variant, padded or not, as Protocol Buffers' JSON allows.
    static func decodeLeniently(_ digits: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> Bool {
        let bare = digits.extracting(..<bareCount(digits))
        let isURL = bare.indices.contains { bare[$0] == 0x2D || bare[$0] == 0x5F }
        return decode(bare, plus: isURL ? 0x2D : 0x2B, slash: isURL ? 0x5F : 0x2F, to: &output)
    }

    /// The number of digits before the padding, which is at most two.
    private static func bareCount(_ digits: Span<UInt8>) -> Int {
        var count = digits.count
        while count > 0, count > digits.count - 2, digits[count - 1] == 0x3D { count -= 1 }
        return count
    }

    private static func decode(
        _ digits: Span<UInt8>, plus: UInt8, slash: UInt8, to output: inout OutputSpan<UInt8>
    ) -> Bool {
        let rest = digits.count % 4
        guard rest != 1 else { return false }
        var invalid: UInt32 = 0
        var offset = 0
        while offset + 4 <= digits.count {
            let word =
                value(digits[offset], plus, slash) << 18 | value(digits[offset + 1], plus, slash) << 12
                | value(digits[offset + 2], plus, slash) << 6 | value(digits[offset + 3], plus, slash)
            invalid |= word
            output.append(UInt8(truncatingIfNeeded: word >> 16))
            output.append(UInt8(truncatingIfNeeded: word >> 8))
            output.append(UInt8(truncatingIfNeeded: word))
            offset += 4
        }
        if rest > 0 {
            var word = value(digits[offset], plus, slash) << 18 | value(digits[offset + 1], plus, slash) << 12
            output.append(UInt8(truncatingIfNeeded: word >> 16))
            if rest == 3 {
                word |= value(digits[offset + 2], plus, slash) << 6
                output.append(UInt8(truncatingIfNeeded: word >> 8))
            }
            // The bits that no byte takes are zero, or two texts would stand for the same bytes.
            let unused: UInt32 = rest == 2 ? 0xFFFF : 0xFF
            invalid |= word & unused == 0 ? 0 : invalidMark
            invalid |= word
        }
        return invalid & invalidMark == 0
    }

    /// Set in the value of what is no digit, above all digits of a word.
    private static let invalidMark: UInt32 = 1 << 31

    /// All ones when `low <= byte <= high`, else zero.
    @inline(__always)
    private static func within(_ byte: UInt32, _ low: UInt32, _ high: UInt32) -> UInt32 {
        // Both differences are below 2^8 exactly when they do not wrap.
        0 &- (((byte &- low) | (high &- byte)) >> 31 ^ 1)
    }

    @inline(__always)
    private static func digit(_ value: UInt32, _ plus: UInt8, _ slash: UInt8) -> UInt8 {
        let upper = within(value, 0, 25) & (value &+ 0x41)
        let lower = within(value, 26, 51) & (value &+ 0x47)
        let number = within(value, 52, 61) & (value &- 4)
        let last = within(value, 62, 62) & UInt32(plus) | within(value, 63, 63) & UInt32(slash)
        return UInt8(truncatingIfNeeded: upper | lower | number | last)
    }

    @inline(__always)
    private static func value(_ digit: UInt8, _ plus: UInt8, _ slash: UInt8) -> UInt32 {
        let byte = UInt32(digit)
        let (isUpper, isLower) = (within(byte, 0x41, 0x5A), within(byte, 0x61, 0x7A))
        let isNumber = within(byte, 0x30, 0x39)
        let (isPlus, isSlash) = (within(byte, UInt32(plus), UInt32(plus)), within(byte, UInt32(slash), UInt32(slash)))
        let found = isUpper | isLower | isNumber | isPlus | isSlash
        let value =
            isUpper & (byte &- 0x41) | isLower & (byte &- 0x47) | isNumber & (byte &+ 4) | isPlus & 62 | isSlash & 63
        // The shifts of a word move the mark, so it is set in all of the upper bits.
        return value | ~found & 0xFFFF_FF00
    }
}
