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
        // Most tokens need no memory of their own: 128 bytes are 32 words, and 35 groups of five digits.
        if bytes.count <= 128 {
            var words = InlineArray<32, UInt32>(repeating: 0)
            var groups = InlineArray<40, UInt32>(repeating: 0)
            var wordSpan = words.mutableSpan
            var groupSpan = groups.mutableSpan
            append(bytes, &wordSpan, &groupSpan, to: &output)
        } else {
            let count = (bytes.count + 3) / 4
            var words = [UInt32](repeating: 0, count: count)
            var groups = [UInt32](repeating: 0, count: count + count / 8 + 4)
            var wordSpan = words.mutableSpan
            var groupSpan = groups.mutableSpan
            append(bytes, &wordSpan, &groupSpan, to: &output)
        }
    }

    /// - Parameters:
    ///   - words: room for the bytes.
    ///   - groups: room for the groups of five digits, and three more.
    private static func append(
        _ bytes: Span<UInt8>, _ words: inout MutableSpan<UInt32>, _ groups: inout MutableSpan<UInt32>,
        to output: inout OutputSpan<UInt8>
    ) {
        let wordCount = read(bytes, into: &words)
        var (first, groupCount) = (0, 0)  // The last group of the number comes first.
        while first < wordCount {
            let rests = divide(&words, first..<wordCount)
            groups[groupCount] = rests.0
            groups[groupCount &+ 1] = rests.1
            groups[groupCount &+ 2] = rests.2
            groups[groupCount &+ 3] = rests.3
            groupCount &+= 4
            while first < wordCount, words[first] == 0 { first &+= 1 }
        }
        if groupCount == 0 { groupCount = 1 }  // No bytes: zero.
        while groupCount > 1, groups[groupCount &- 1] == 0 { groupCount &-= 1 }
        append(groups[groupCount &- 1], withoutZeros: true, to: &output)
        for index in (0..<groupCount &- 1).reversed() { append(groups[index], withoutZeros: false, to: &output) }
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
        let count = maximumBytes(digits.count) / 4 + 1
        if count <= 32 {
            var words = InlineArray<32, UInt32>(repeating: 0)
            var span = words.mutableSpan
            return bytes(of: digits, &span)
        }
        var words = [UInt32](repeating: 0, count: count)
        var span = words.mutableSpan
        return bytes(of: digits, &span)
    }

    /// - Parameter words: room for the number, the lowest first.
    private static func bytes(of digits: Span<UInt8>, _ words: inout MutableSpan<UInt32>) -> [UInt8]? {
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
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 * used)
        for index in (0..<used).reversed() {
            let skipped = index == used - 1 ? words[index].leadingZeroBitCount / 8 : 0
            for place in skipped..<4 {
                bytes.append(UInt8(truncatingIfNeeded: words[index] &>> UInt32(24 &- 8 &* place)))
            }
        }
        return bytes
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

    /// Divides the words in a range, the highest first, by 62^5, four times: each division goes on with what the one
    /// before has just found, so that none waits for another.
    ///
    /// - Returns: the rests.
    private static func divide(
        _ words: inout MutableSpan<UInt32>, _ range: Range<Int>
    ) -> (UInt32, UInt32, UInt32, UInt32) {
        @inline(__always)
        func step(_ rest: inout UInt64, _ word: UInt64) -> UInt64 {
            let dividend = rest &<< 32 | word
            let quotient = dividend / fiveDigits
            rest = dividend &- quotient &* fiveDigits
            return quotient
        }
        var rests: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        for index in range {
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
    ///
    /// - Returns: how many.
    @inline(__always)
    private static func read(_ bytes: Span<UInt8>, into words: inout MutableSpan<UInt32>) -> Int {
        var (offset, count) = (bytes.count % 4, 0)
        if offset > 0 {
            var word: UInt32 = 0
            for index in 0..<offset { word = word &<< 8 | UInt32(bytes[index]) }
            words[0] = word
            count = 1
        }
        while offset < bytes.count {
            words[count] = bytes.bigEndianWord(at: offset)
            offset &+= 4
            count &+= 1
        }
        return count
    }

    /// Appends a number below 62^5. Divided by constants only, which is done by multiplying.
    @inline(__always)
    private static func append(_ group: UInt32, withoutZeros: Bool, to output: inout OutputSpan<UInt8>) {
        let (four, two) = (group / 238_328, group % 238_328)  // 62^3
        let digits: InlineArray<5, UInt32> = [four / 62, four % 62, two / 3_844, two / 62 % 62, two % 62]
        var first = 0
        if withoutZeros { while first < digitsAtOnce - 1, digits[first] == 0 { first &+= 1 } }
        for place in first..<digitsAtOnce { output.append(digit(digits[place])) }
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
