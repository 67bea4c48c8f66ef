/// Base64 without a table, so that the addresses read and the branches taken do not depend on secret bytes; eight
/// digits at a time.
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
        let digits = Base64Digits(variant)
        var offset = 0
        while offset &+ 8 <= bytes.count {
            // Six bytes of the eight that are read.
            output.append(bigEndian: digits.digits(of: bytes.littleEndianWord(at: offset).byteSwapped &>> 16))
            offset &+= 6
        }
        while offset < bytes.count {
            let count = min(6, bytes.count - offset)
            let word = digits.digits(of: word(bytes, offset, count) &>> 16)
            for index in 0..<(count * 4 + 2) / 3 {
                output.append(UInt8(truncatingIfNeeded: word &>> UInt64(56 - 8 * index)))
            }
            offset += count
        }
        if variant == .standard { for _ in 0..<(3 - bytes.count % 3) % 3 { output.append(0x3D) } }
    }

    /// Appends the bytes that `digits` stand for. Only what ``encode(_:_:to:)`` gives is accepted: no other digits, no
    /// white space, no bits behind the end; and with the standard digits, padding.
    ///
    /// - Returns: whether it was; what was appended is of no use otherwise.
    package static func decode(
        _ digits: Span<UInt8>, _ variant: Variant, to output: inout OutputSpan<UInt8>
    ) -> Bool {
        switch variant {
        case .url: decodeBare(digits, .url, to: &output)
        case .standard:
            digits.count % 4 == 0
                && decodeBare(digits.extracting(..<bareCount(digits)), .standard, to: &output)
        }
    }

    /// Appends the bytes of digits of either variant, padded or not, as Protocol Buffers' JSON allows. Which variant it
    /// is shows in the time.
    package static func decodeLeniently(_ digits: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> Bool {
        let bare = digits.extracting(..<bareCount(digits))
        let isURL = bare.indices.contains { bare[$0] == 0x2D || bare[$0] == 0x5F }
        return decodeBare(bare, isURL ? .url : .standard, to: &output)
    }

    /// The number of digits before the padding, which is at most two.
    private static func bareCount(_ digits: Span<UInt8>) -> Int {
        var count = digits.count
        while count > 0, count > digits.count - 2, digits[count - 1] == 0x3D { count -= 1 }
        return count
    }

    private static func decodeBare(
        _ digits: Span<UInt8>, _ variant: Variant, to output: inout OutputSpan<UInt8>
    ) -> Bool {
        let values = Base64Digits(variant)
        var invalid: UInt64 = 0
        var offset = 0
        while offset &+ 8 <= digits.count {
            let (word, wrong) = values.bytes(of: digits.littleEndianWord(at: offset).byteSwapped)
            invalid |= wrong
            output.append(bigEndian: UInt32(truncatingIfNeeded: word &>> 16))
            output.append(UInt8(truncatingIfNeeded: word &>> 8))
            output.append(UInt8(truncatingIfNeeded: word))
            offset &+= 8
        }
        let rest = digits.count - offset
        if rest == 0 { return invalid == 0 }
        // The digit of zero stands in for the missing ones.
        let padding: UInt64 = 0x4141_4141_4141_4141
        let (word, wrong) = values.bytes(of: self.word(digits, offset, rest) | padding &>> UInt64(8 * rest))
        invalid |= wrong
        let count = rest * 6 / 8
        for index in 0..<count { output.append(UInt8(truncatingIfNeeded: word &>> UInt64(40 - 8 * index))) }
        // No digit is left over, and the bits that no byte takes are zero, or two texts would stand for the same bytes.
        if rest % 4 == 1 { invalid = 1 }
        invalid |= word & (UInt64(1) << UInt64(48 - 8 * count) - 1)
        return invalid == 0
    }

    /// Up to eight bytes, the first highest, zeros behind.
    private static func word(_ bytes: Span<UInt8>, _ offset: Int, _ count: Int) -> UInt64 {
        var word: UInt64 = 0
        for index in 0..<count { word |= UInt64(bytes[offset + index]) &<< UInt64(56 - 8 * index) }
        return word
    }
}
