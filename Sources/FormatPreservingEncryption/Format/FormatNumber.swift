import BigInt

/// A number that ranks are computed in: the smallest of three types that holds the size of the domain.
protocol FormatNumber: UnsignedInteger, Sendable {
    /// The number, or what its lowest bits say where it does not fit.
    init(lowBitsOf number: BigUInt)
}

extension UInt64: FormatNumber {
    init(lowBitsOf number: BigUInt) { self.init(number.word(0)) }
}

extension UInt128: FormatNumber {
    init(lowBitsOf number: BigUInt) { self = UInt128(number.word(1)) << 64 | UInt128(number.word(0)) }
}

extension BigUInt {
    /// A word of the number, from the lowest, 0 where there are fewer.
    fileprivate func word(_ index: Int) -> UInt {
        let words = words
        return index < words.count ? words[index] : 0
    }
}

extension BigUInt: FormatNumber {
    init(lowBitsOf number: BigUInt) { self = number }
}
