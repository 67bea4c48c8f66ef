import CryptoCore

/// Bytes as one number in base 62: 0...9, A...Z, a...z.
///
/// The first byte is not zero, and so is the first digit: each has one form only. The number is divided by, and
/// multiplied with, 62^10, which fits a word: ten digits at a time. O(n^2), with a small factor.
enum Base62 {
    private static let digitsAtOnce = 10
    private static let tenDigits: UInt64 = 839_299_365_868_340_224  // 62^10
    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    /// Digits that `count` bytes have at most: log(256) / log(62) is below 1.3437.
    static func maximumDigits(_ count: Int) -> Int { count * 13_437 / 10_000 + 1 }

    /// Bytes that `count` digits stand for at most: log(62) / log(256) is below 0.7443.
    static func maximumBytes(_ count: Int) -> Int { count * 7443 / 10_000 + 1 }

    /// The digits of bytes, of which the first is not zero; at least `least` of them, with zeros in front.
    static func digits(of bytes: Span<UInt8>, least: Int = 1) -> [UInt8] {
        var words = words(of: bytes)
        var reversed: [UInt8] = []
        reversed.reserveCapacity(maximumDigits(bytes.count) + digitsAtOnce)
        var first = 0
        while first < words.count {
            var rest: UInt64 = 0
            for index in first..<words.count {
                (words[index], rest) = tenDigits.dividingFullWidth((rest, words[index]))
            }
            while first < words.count, words[first] == 0 { first += 1 }
            for _ in 0..<digitsAtOnce {
                reversed.append(alphabet[Int(rest % 62)])
                rest /= 62
            }
        }
        while reversed.count > least, reversed.last == alphabet[0] { reversed.removeLast() }
        while reversed.count < least { reversed.append(alphabet[0]) }
        reversed.reverse()
        return reversed
    }

    /// The bytes of digits, without zeros in front; nil where there is a foreign digit or none.
    static func bytes(of digits: Span<UInt8>) -> [UInt8]? {
        guard !digits.isEmpty else { return nil }
        var words = [UInt64](repeating: 0, count: maximumBytes(digits.count) / 8 + 1)
        var offset = 0
        while offset < digits.count {
            let end = min(offset + digitsAtOnce, digits.count)
            var (carry, scale): (UInt64, UInt64) = (0, 1)
            while offset < end {
                guard let value = value(digits[offset]) else { return nil }
                carry = carry * 62 + value
                scale *= 62
                offset += 1
            }
            for index in words.indices.reversed() {
                let (high, low) = words[index].multipliedFullWidth(by: scale)
                let (sum, overflow) = low.addingReportingOverflow(carry)
                words[index] = sum
                carry = high &+ (overflow ? 1 : 0)
            }
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 * words.count)
        for word in words {
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                let byte = UInt8(truncatingIfNeeded: word &>> shift)
                if byte != 0 || !bytes.isEmpty { bytes.append(byte) }
            }
        }
        return bytes
    }

    /// Big-endian words of bytes, the first filled up with zeros in front.
    private static func words(of bytes: Span<UInt8>) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: (bytes.count + 7) / 8)
        for index in bytes.indices {
            let place = bytes.count - 1 - index
            words[words.count - 1 - place / 8] |= UInt64(bytes[index]) &<< UInt64(8 * (place % 8))
        }
        return words
    }

    private static func value(_ digit: UInt8) -> UInt64? {
        switch digit {
        case 0x30...0x39: UInt64(digit - 0x30)
        case 0x41...0x5A: UInt64(digit - 0x41 + 10)
        case 0x61...0x7A: UInt64(digit - 0x61 + 36)
        default: nil
        }
    }
}
