import CryptoCore

/// Base64, strictly: nothing but digits, the right padding, no bits left over.
///
/// Without a table and without a branch on what the digits are, since signers' keys pass through here.
///
/// ## Specification
/// RFC 4648, sections 4 and 5.
struct Base64: Sendable {
    private let plus: UInt8
    private let slash: UInt8
    private let isPadded: Bool

    /// `+` and `/`, padded.
    static let standard = Base64(plus: UInt8(ascii: "+"), slash: UInt8(ascii: "/"), isPadded: true)
    /// `-` and `_`, not padded.
    static let url = Base64(plus: UInt8(ascii: "-"), slash: UInt8(ascii: "_"), isPadded: false)

    func text(_ bytes: Span<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        append(bytes, to: &text)
        return String(decoding: text.span)
    }

    func append(_ bytes: Span<UInt8>, to text: inout [UInt8]) {
        var offset = 0
        while offset < bytes.count {
            let count = min(3, bytes.count - offset)
            var word = UInt32(bytes[offset]) << 16
            if count > 1 { word |= UInt32(bytes[offset + 1]) << 8 }
            if count > 2 { word |= UInt32(bytes[offset + 2]) }
            for index in 0...count { text.append(digit(word >> UInt32(18 - 6 * index) & 63)) }
            if isPadded { for _ in count..<3 { text.append(UInt8(ascii: "=")) } }
            offset += 3
        }
    }

    /// - Returns: nil where the text is not exactly the base64 of some bytes.
    func decoded(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        return decoded(digits.span)
    }

    func decoded(_ text: Span<UInt8>) -> [UInt8]? {
        var count = text.count
        if isPadded {
            guard count % 4 == 0 else { return nil }
            for _ in 0..<2 where count > 0 && text[count - 1] == UInt8(ascii: "=") { count -= 1 }
        }
        guard count % 4 != 1 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * 3 / 4)
        var (word, bits, invalid) = (UInt32(0), 0, UInt32(0))
        for index in 0..<count {
            let (value, wrong) = value(text[index])
            invalid |= wrong
            word = word << 6 | value
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(bits)))
                word &= 1 << UInt32(bits) - 1
            }
        }
        return invalid | word == 0 ? bytes : nil
    }

    private func digit(_ value: UInt32) -> UInt8 {
        let (value, plus, slash) = (Int32(value), Int32(plus), Int32(slash))
        // A...Z from 65, a...z 6 more, 0...9 75 less than that; 62 would come out as 58, and 63 as one above 62.
        var digit = value + 65
        digit += (25 - value) >> 31 & 6
        digit -= (51 - value) >> 31 & 75
        digit += (61 - value) >> 31 & (plus - 58)
        digit += (62 - value) >> 31 & (slash - plus - 1)
        return UInt8(truncatingIfNeeded: digit)
    }

    /// The value of a digit, and a word that is zero where it is one.
    private func value(_ digit: UInt8) -> (UInt32, UInt32) {
        let digit = Int32(digit)
        func mask(_ low: Int32, _ high: Int32) -> Int32 { ((low - 1 - digit) & (digit - high - 1)) >> 31 }
        let upper = mask(65, 90)
        let lower = mask(97, 122)
        let number = mask(48, 57)
        let is62 = mask(Int32(plus), Int32(plus))
        let is63 = mask(Int32(slash), Int32(slash))
        let value =
            upper & (digit - 65) | lower & (digit - 71) | number & (digit + 4) | is62 & 62 | is63 & 63
        return (UInt32(bitPattern: value), UInt32(bitPattern: ~(upper | lower | number | is62 | is63)))
    }
}
