/// A keyed digest of a value: its length, and how it is written.
///
/// For data that is only ever compared or counted. Shorter ones are better read and collide sooner; below 8 bytes two of a
/// million values would share one, so shorter ones are refused.
///
/// ## Specification
/// The first bytes of HMAC-SHA-256 (FIPS 198-1) of the message, without a counter; in small hexadecimal digits, or in base
/// 62 (0...9, A...Z, a...z) as one number, with zeros in front to the width that the greatest number of so many bytes has.
public struct KeyedHash: Hashable, Sendable {
    /// How a digest is written.
    public enum Encoding: String, CaseIterable, Hashable, Sendable {
        /// Two characters a byte.
        case hex
        /// Some 1.34 characters a byte.
        case base62
    }

    /// The bytes of a digest: 8 to 32.
    public let bytes: Int

    /// How it is written.
    public let encoding: Encoding

    /// 16 bytes in hexadecimal digits.
    public static let standard = KeyedHash(unchecked: 16, .hex)

    private init(unchecked bytes: Int, _ encoding: Encoding) {
        self.bytes = bytes
        self.encoding = encoding
    }

    /// A digest.
    ///
    /// - Parameters:
    ///   - bytes: 8 to 32.
    ///   - encoding: how it is written.
    /// - Throws: `invalidArgument`.
    public init(bytes: Int, encoding: Encoding = .hex) throws(MaskingError) {
        guard (8...32).contains(bytes) else {
            throw MaskingError(.invalidArgument, "a digest has 8 to 32 bytes: shorter ones collide")
        }
        self.init(unchecked: bytes, encoding)
    }

    /// The text of a digest.
    func text(of digest: Span<UInt8>) -> String {
        encoding == .hex ? Self.hex(digest) : Self.base62(digest)
    }

    private static func hex(_ digest: Span<UInt8>) -> String {
        let digits = [UInt8](capacity: 2 * digest.count) { output in
            for index in digest.indices {
                output.append(hexDigit(digest[index] >> 4))
                output.append(hexDigit(digest[index] & 15))
            }
        }
        return String(decoding: digits, as: UTF8.self)
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 { value + (value < 10 ? 0x30 : 0x57) }

    private static func base62(_ digest: Span<UInt8>) -> String {
        // Divided by 62 again and again, in words of 32 bits: at most 8 words and 43 digits.
        var words: [UInt64] = []
        var place = digest.count % 4
        var word: UInt64 = 0
        for index in digest.indices {
            word = word << 8 | UInt64(digest[index])
            place = place == 0 ? 3 : place - 1
            if place == 0 {
                words.append(word)
                word = 0
            }
        }
        var digits = [UInt8](repeating: 0x30, count: width(ofBytes: digest.count))
        for position in digits.indices.reversed() {
            var rest: UInt64 = 0
            for index in words.indices {
                let dividend = rest << 32 | words[index]
                (words[index], rest) = dividend.quotientAndRemainder(dividingBy: 62)
            }
            let value = UInt8(rest)
            digits[position] = value + (value < 10 ? 0x30 : value < 36 ? 0x37 : 0x3D)
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Digits in base 62 of the greatest number of so many bytes: the least w with 62^w >= 256^n.
    static func width(ofBytes count: Int) -> Int { widths[count - 8] }

    private static let widths = [
        11, 13, 14, 15, 17, 18, 19, 21, 22, 23, 25, 26, 27, 29, 30, 31, 33, 34, 35, 37, 38, 39, 41, 42, 43,
    ]
}
