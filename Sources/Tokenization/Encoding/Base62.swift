/// Bytes as one number in base 62: 0...9, A...Z, a...z.
///
/// The first byte is not zero, and so is the first digit: each has one form only. The number is divided by, and
/// multiplied with, 62^5, in words of 32 bits, so that every step is one of the machine's: five digits at a time. O(n^2),
/// with a small factor.
enum Base62 {
    private static let digitsAtOnce = 5
    private static let fiveDigits: UInt64 = 916_132_832  // 62^5

    /// Digits that `count` bytes have at most: log(256) / log(62) is below 1.3437.
    static func maximumDigits(_ count: Int) -> Int { count * 13_437 / 10_000 + 1 }

    /// Bytes that `count` digits stand for at most: log(62) / log(256) is below 0.7443.
    static func maximumBytes(_ count: Int) -> Int { count * 7443 / 10_000 + 1 }

    /// The digits of bytes, of which the first is not zero.
    static func digits(of bytes: Span<UInt8>) -> ArraySlice<UInt8> {
        var words = words(of: bytes)
        var text = [UInt8](repeating: 0x30, count: maximumDigits(bytes.count) + 2 * digitsAtOnce)
        var (first, place) = (0, text.count)
        while first < words.count {
            let rest = divide(&words, from: first)
            while first < words.count, words[first] == 0 { first += 1 }
            write(rest, count: digitsAtOnce, to: &text, before: place)
            place -= digitsAtOnce
        }
        // The first five may begin with zeros.
        while place < text.count - 1, text[place] == 0x30 { place += 1 }
        return text[place...]
    }

    /// Six digits, as many as 32 bits have.
    static func sixDigits(of number: UInt32) -> [UInt8] {
        var text = [UInt8](repeating: 0x30, count: 6)
        write(UInt64(number), count: 6, to: &text, before: 6)
        return text
    }

    /// The bytes of digits, without zeros in front; nil where there is a foreign digit or none.
    static func bytes(of digits: Span<UInt8>) -> [UInt8]? {
        guard !digits.isEmpty else { return nil }
        var words = [UInt32](repeating: 0, count: maximumBytes(digits.count) / 4 + 1)
        var offset = 0
        while offset < digits.count {
            let end = min(offset &+ digitsAtOnce, digits.count)
            var (carry, scale): (UInt64, UInt64) = (0, 1)
            while offset < end {
                guard let value = value(digits[offset]) else { return nil }
                carry = carry &* 62 &+ value
                scale = scale &* 62
                offset &+= 1
            }
            for index in words.indices.reversed() {
                // Below 2^32 * 2^30 + 2^32.
                let product = UInt64(words[index]) &* scale &+ carry
                words[index] = UInt32(truncatingIfNeeded: product)
                carry = product &>> 32
            }
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 * words.count)
        for word in words {
            for shift: UInt32 in [24, 16, 8, 0] {
                let byte = UInt8(truncatingIfNeeded: word &>> shift)
                if byte != 0 || !bytes.isEmpty { bytes.append(byte) }
            }
        }
        return bytes
    }

    /// Divides the words from `first` on, the highest first, by 62^5.
    ///
    /// - Returns: the rest.
    private static func divide(_ words: inout [UInt32], from first: Int) -> UInt64 {
        var rest: UInt64 = 0
        for index in first..<words.count {
            let dividend = rest &<< 32 | UInt64(words[index])
            let quotient = dividend / fiveDigits
            words[index] = UInt32(truncatingIfNeeded: quotient)
            rest = dividend &- quotient &* fiveDigits
        }
        return rest
    }

    /// Big-endian words of bytes, the first filled up with zeros in front.
    private static func words(of bytes: Span<UInt8>) -> [UInt32] {
        var words = [UInt32](repeating: 0, count: (bytes.count + 3) / 4)
        for index in bytes.indices {
            let place = bytes.count &- 1 &- index
            words[words.count &- 1 &- place / 4] |= UInt32(bytes[index]) &<< UInt32(8 &* (place % 4))
        }
        return words
    }

    private static func write(_ number: UInt64, count: Int, to text: inout [UInt8], before end: Int) {
        var rest = number
        for place in 1...count {
            let value = UInt8(truncatingIfNeeded: rest % 62)
            text[end &- place] = value &+ (value < 10 ? 0x30 : value < 36 ? 0x37 : 0x3D)
            rest /= 62
        }
    }

    private static func value(_ digit: UInt8) -> UInt64? {
        switch digit {
        case 0x30...0x39: UInt64(digit &- 0x30)
        case 0x41...0x5A: UInt64(digit &- 0x37)
        case 0x61...0x7A: UInt64(digit &- 0x3D)
        default: nil
        }
    }
}
