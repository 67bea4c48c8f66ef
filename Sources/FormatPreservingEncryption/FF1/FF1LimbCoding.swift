/// Numerals to machine words and back, without division.
///
/// A half is cut into limbs: as many numerals as stay below 2^32, and eight where eight can be handled at once.
struct FF1LimbCoding: Sendable {
    let octets: FF1OctetCoding?
    private let radix: UInt64
    /// ceil(2^64 / radix): for x < 2^32 the high word of x times this is floor(x / radix).
    private let radixReciprocal: UInt64
    /// Numerals of a whole limb, and radix to that power, at most 2^32.
    let limbLength: Int
    private let limbSize: UInt64
    /// floor((2^64 - 1) / limbSize).
    private let limbReciprocal: UInt64

    init(radix: Radix) {
        octets = FF1OctetCoding(radix: radix)
        self.radix = UInt64(radix.value)
        radixReciprocal = UInt64.max / self.radix + 1
        var (length, size) = (1, self.radix)
        while size * self.radix <= 1 << 32, octets == nil || length < 8 {
            size *= self.radix
            length += 1
        }
        limbLength = length
        limbSize = size
        limbReciprocal = UInt64.max / size
    }

    /// NUM_radix of a half.
    @inline(__always)
    func number<Half: FF1Half, Symbols: FF1Symbols>(
        of half: Span<Symbols.Symbol>, symbols: borrowing Symbols
    ) -> Half {
        if half.count <= limbLength { return Half(truncatingIfNeeded: limb(of: half, symbols: symbols)) }
        if let octets, half.count <= 16 { return twoOctets(octets, of: half, symbols: symbols) }
        var (number, index) = (Half.zero, 0)
        var length = (half.count &- 1) % limbLength &+ 1  // The leading limb may be shorter.
        while index < half.count {
            let limb = limb(of: half.extracting(index..<index &+ length), symbols: symbols)
            number = number &* Half(truncatingIfNeeded: limbSize) &+ Half(truncatingIfNeeded: limb)
            index &+= length
            length = limbLength
        }
        return number
    }

    /// STR_radix of a half.
    @inline(__always)
    func write<Half: FF1Half, Symbols: FF1Symbols>(
        _ number: Half, to half: inout MutableSpan<Symbols.Symbol>, symbols: borrowing Symbols
    ) {
        if half.count <= limbLength {
            return write(limb: UInt64(truncatingIfNeeded: number), to: &half, symbols: symbols)
        }
        if let octets, half.count <= 16 { return write(twoOctets: number, octets, to: &half, symbols: symbols) }
        var (rest, end) = (number, half.count)
        while end > limbLength {
            let limb = rest.splitLimb(size: limbSize, reciprocal: limbReciprocal)
            var place = half._mutatingExtracting(end &- limbLength..<end)
            write(limb: limb, to: &place, symbols: symbols)
            end &-= limbLength
        }
        var place = half._mutatingExtracting(..<end)
        write(limb: UInt64(truncatingIfNeeded: rest), to: &place, symbols: symbols)
    }

    /// NUM_radix of a limb.
    @inline(__always)
    private func limb<Symbols: FF1Symbols>(of limb: Span<Symbols.Symbol>, symbols: borrowing Symbols) -> UInt64 {
        if let octets { return octets.number(of: symbols.octet(of: limb, from: 0, count: limb.count)) }
        var number: UInt64 = 0
        for index in 0..<limb.count { number = number &* radix &+ symbols.numeral(of: limb[index]) }
        return number
    }

    /// STR_radix of a number below 2^32.
    @inline(__always)
    private func write<Symbols: FF1Symbols>(
        limb number: UInt64, to limb: inout MutableSpan<Symbols.Symbol>, symbols: borrowing Symbols
    ) {
        if let octets {
            return symbols.write(octet: octets.numerals(of: number), to: &limb, from: 0, count: limb.count)
        }
        var rest = number
        for index in (0..<limb.count).reversed() {
            let quotient = rest.multipliedFullWidth(by: radixReciprocal).high
            limb[index] = symbols.symbol(for: rest &- quotient &* radix)
            rest = quotient
        }
    }
}

/// Nine to sixteen numerals of a radix up to 16: two whole words that overlap, instead of a word and a rest.
extension FF1LimbCoding {
    @inline(__always)
    private func twoOctets<Half: FF1Half, Symbols: FF1Symbols>(
        _ octets: FF1OctetCoding, of half: Span<Symbols.Symbol>, symbols: borrowing Symbols
    ) -> Half {
        // Of the first word, what the last one has too is shifted out.
        let overlap = 8 * (16 &- half.count)
        let first = symbols.octet(of: half, from: 0, count: 8) &<< UInt64(overlap)
        let last = symbols.octet(of: half, from: half.count &- 8, count: 8)
        return Half(truncatingIfNeeded: octets.number(of: first)) &* Half(truncatingIfNeeded: limbSize)
            &+ Half(truncatingIfNeeded: octets.number(of: last))
    }

    @inline(__always)
    private func write<Half: FF1Half, Symbols: FF1Symbols>(
        twoOctets number: Half, _ octets: FF1OctetCoding, to half: inout MutableSpan<Symbols.Symbol>,
        symbols: borrowing Symbols
    ) {
        var rest = number
        let last = octets.numerals(of: rest.splitLimb(size: limbSize, reciprocal: limbReciprocal))
        let first = octets.numerals(of: UInt64(truncatingIfNeeded: rest))
        let overlap = 8 * (16 &- half.count)
        let start = first &>> UInt64(overlap) | last << UInt64(64 &- overlap)
        symbols.write(octet: start, to: &half, from: 0, count: 8)
        symbols.write(octet: last, to: &half, from: half.count &- 8, count: 8)
    }
}
