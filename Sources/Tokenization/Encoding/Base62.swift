import CryptoCore

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

    /// Appends the digits of bytes, of which the first is not zero.
    static func append(_ bytes: Span<UInt8>, to output: inout OutputSpan<UInt8>) {
        var words = words(of: bytes)
        var groups: [UInt32] = []  // Of five digits, the last of the number first.
        groups.reserveCapacity(words.count + words.count / 8 + 8)
        var first = 0
        while first < words.count {
            let rests = divide(&words, from: first)
            groups.append(rests.0)
            groups.append(rests.1)
            groups.append(rests.2)
            groups.append(rests.3)
            while first < words.count, words[first] == 0 { first += 1 }
        }
        while groups.count > 1, groups.last == 0 { groups.removeLast() }
        for (place, group) in groups.reversed().enumerated() {
            append(group, withoutZeros: place == 0, to: &output)
        }
    }

    /// Appends the six digits of a number, as many as 32 bits have.
    static func appendSixDigits(of number: UInt32, to output: inout OutputSpan<UInt8>) {
        let group = UInt32(truncatingIfNeeded: fiveDigits)
        output.append(digit(number / group))
        append(number % group, withoutZeros: false, to: &output)
    }

    /// The bytes of digits, without zeros in front; nil where there is a foreign digit or none.
    static func bytes(of digits: Span<UInt8>) -> [UInt8]? {
        guard !digits.isEmpty else { return nil }
        var words = [UInt32](repeating: 0, count: maximumBytes(digits.count) / 4 + 1)  // The lowest first.
        var (offset, used) = (0, 0)
        while offset < digits.count {
            let end = min(offset &+ digitsAtOnce, digits.count)
            var (carry, scale): (UInt64, UInt64) = (0, 1)
            while offset < end {
                guard let value = value(digits[offset]) else { return nil }
                carry = carry &* 62 &+ value
                scale = scale &* 62
                offset &+= 1
            }
            for index in 0..<used {
                // Below 2^32 * 2^30 + 2^32.
                let product = UInt64(words[index]) &* scale &+ carry
                words[index] = UInt32(truncatingIfNeeded: product)
                carry = product &>> 32
            }
            if carry != 0 {
                words[used] = UInt32(truncatingIfNeeded: carry)
                used &+= 1
            }
        }
        let zeros = used == 0 ? 0 : words[used - 1].leadingZeroBitCount / 8
        let size = 4 * used - zeros
        return [UInt8](capacity: size) { output in
            for place in (0..<size).reversed() {
                output.append(UInt8(truncatingIfNeeded: words[place / 4] &>> UInt32(8 &* (place % 4))))
            }
        }
    }

    /// The number of six digits; nil where there is a foreign digit, or another number of digits.
    static func number(ofSixDigits digits: Span<UInt8>) -> UInt64? {
        guard digits.count == 6 else { return nil }
        var number: UInt64 = 0
        for index in digits.indices {
            guard let value = value(digits[index]) else { return nil }
            number = number &* 62 &+ value
        }
        return number
    }

    /// Divides the words from `first` on, the highest first, by 62^5, four times: each division goes on with what the one
    /// before has just found, so that none waits for another.
    ///
    /// - Returns: the rests.
    private static func divide(_ words: inout [UInt32], from first: Int) -> (UInt32, UInt32, UInt32, UInt32) {
        @inline(__always)
        func step(_ rest: inout UInt64, _ word: UInt64) -> UInt64 {
            let dividend = rest &<< 32 | word
            let quotient = dividend / fiveDigits
            rest = dividend &- quotient &* fiveDigits
            return quotient
        }
        var rests: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        for index in first..<words.count {
            var word = step(&rests.0, UInt64(words[index]))
            word = step(&rests.1, word)
            word = step(&rests.2, word)
            word = step(&rests.3, word)
            words[index] = UInt32(truncatingIfNeeded: word)
        }
        return (
            UInt32(truncatingIfNeeded: rests.0), UInt32(truncatingIfNeeded: rests.1),
            UInt32(truncatingIfNeeded: rests.2), UInt32(truncatingIfNeeded: rests.3)
        )
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

    /// Appends a number below 62^5.
    @inline(__always)
    private static func append(_ group: UInt32, withoutZeros: Bool, to output: inout OutputSpan<UInt8>) {
        var (divisor, isBehind): (UInt32, Bool) = (62 * 62 * 62 * 62, !withoutZeros)
        for place in 1...digitsAtOnce {
            let value = group / divisor % 62
            divisor /= 62
            isBehind = isBehind || value != 0 || place == digitsAtOnce
            if isBehind { output.append(digit(value)) }
        }
    }

    @inline(__always)
    private static func digit(_ value: UInt32) -> UInt8 {
        UInt8(truncatingIfNeeded: value) &+ (value < 10 ? 0x30 : value < 36 ? 0x37 : 0x3D)
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
