import BigInt
import CryptoCore

/// The tier for halves above 96 bits: big integers, and a Q and an S of several blocks.
///
/// Its time depends on the length and, slightly, on the value; intermediate numbers are not wiped (the big-integer
/// library offers neither). Quadratic in the length, through the conversion between radices.
///
/// ## Specification
/// SP 800-38G, Algorithms 6, 7 and 8, step 6.
struct FF1LargeTier {
    private let shape: FF1Shape
    private let modulusU: BigUInt
    private let modulusV: BigUInt
    /// As many numerals as fit into a word are converted at a time.
    private let limbLength: Int
    private let limbSize: UInt

    init(shape: FF1Shape, modulusU: BigUInt, modulusV: BigUInt) {
        self.shape = shape
        self.modulusU = modulusU
        self.modulusV = modulusV
        let radix = UInt(shape.radix.value)
        var (length, size) = (1, radix)
        while !size.multipliedReportingOverflow(by: radix).overflow {
            size *= radix
            length += 1
        }
        (limbLength, limbSize) = (length, size)
    }

    /// Enciphers or deciphers one value in place.
    func process<Symbols: FF1Symbols>(
        _ value: inout MutableSpan<Symbols.Symbol>, symbols: Symbols, base: AESBlock, direction: FF1Direction,
        cipher: AESBlockCipher
    ) throws(CryptoCoreError) {
        // 2. Let A = X[1..u]; B = X[u + 1..n].
        var a = number(of: value.span.extracting(..<shape.u), symbols: symbols)
        var b = number(of: value.span.extracting(shape.u...), symbols: symbols)
        switch direction {
        case .encrypt:
            for round in UInt64(0)..<10 {
                if round % 2 == 0 {
                    a = (a + (try y(round, b, base, cipher))) % modulusU
                } else {
                    b = (b + (try y(round, a, base, cipher))) % modulusV
                }
            }
        case .decrypt:
            for round in (UInt64(0)..<10).reversed() {
                if round % 2 == 0 {
                    a = Self.subtract(try y(round, b, base, cipher), from: a, modulus: modulusU)
                } else {
                    b = Self.subtract(try y(round, a, base, cipher), from: b, modulus: modulusV)
                }
            }
        }
        // 7. Return A || B.
        write(a, to: &value, from: 0, count: shape.u, symbols: symbols)
        write(b, to: &value, from: shape.u, count: shape.v, symbols: symbols)
    }

    /// 6.i to 6.iv: the round's number y.
    private func y(
        _ round: UInt64, _ half: BigUInt, _ base: AESBlock, _ cipher: AESBlockCipher
    ) throws(CryptoCoreError) -> BigUInt {
        // 6.i. The end of Q: zeros in the place of the constant part (it is in `base`), [i]^1, [NUM(B)]^b.
        var q = [AESBlock](repeating: .zero, count: (shape.b + 1 + 15) / 16)
        let words = half.words
        for word in 0..<min(words.count, 2 * q.count) {
            let block = q.count - 1 - word / 2
            if word % 2 == 0 { q[block].low = UInt64(words[word]) } else { q[block].high = UInt64(words[word]) }
        }
        let place = 16 * q.count - shape.b - 1  // of the byte [i], from the left; always in the first block
        q[0] = q[0] ^ AESBlock(UInt128(round) << UInt128(8 * (15 - place)))

        // 6.ii. Let R = PRF(P || Q): CBC-MAC, gone on with from the base.
        var r = base
        for block in q { r = try cipher.encrypt(r ^ block) }

        // 6.iii. S = the first d bytes of R || CIPH(R ^ [1]^16) || CIPH(R ^ [2]^16) ...
        let count = (shape.d + 15) / 16
        var counters = [AESBlock](repeating: r, count: count)
        for j in 1..<max(count, 1) { counters[j].low ^= UInt64(j) }
        var s = [AESBlock](repeating: r, count: count)
        var output = s.mutableSpan
        var rest = output._mutatingExtracting(1...)
        try cipher.encrypt(counters.span.extracting(1...), into: &rest, count: count - 1)

        // 6.iv. Let y = NUM(S).
        var number: [UInt] = []
        number.reserveCapacity(2 * count)
        for block in s.reversed() {
            number.append(UInt(block.low))
            number.append(UInt(block.high))
        }
        return BigUInt(words: number) >> (8 * (16 * count - shape.d))
    }

    private static func subtract(_ y: BigUInt, from a: BigUInt, modulus: BigUInt) -> BigUInt {
        let y = y % modulus
        return a >= y ? a - y : a + modulus - y
    }

    /// NUM_radix.
    private func number<Symbols: FF1Symbols>(of half: Span<Symbols.Symbol>, symbols: Symbols) -> BigUInt {
        let radix = UInt(shape.radix.value)
        var (number, index) = (BigUInt(), 0)
        var length = (half.count - 1) % limbLength + 1
        while index < half.count {
            var limb: UInt = 0
            for place in index..<index + length { limb = limb * radix + UInt(symbols.numeral(of: half[place])) }
            number.multiply(byWord: limbSize)
            number += BigUInt(limb)
            index += length
            length = limbLength
        }
        return number
    }

    /// STR_radix.
    private func write<Symbols: FF1Symbols>(
        _ number: BigUInt, to value: inout MutableSpan<Symbols.Symbol>, from start: Int, count: Int, symbols: Symbols
    ) {
        let (radix, limb) = (UInt(shape.radix.value), BigUInt(limbSize))
        var (rest, end) = (number, start + count)
        while end > start {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: limb)
            rest = quotient
            var numerals = remainder.words.first ?? 0
            for _ in 0..<min(limbLength, end - start) {
                end -= 1
                value[end] = symbols.symbol(for: UInt64(numerals % radix))
                numerals /= radix
            }
        }
    }
}
