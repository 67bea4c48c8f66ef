/// The values between two of one length, both among them, in the order of the numbers that they stand for: where a
/// cycle-walk may end.
final class FF1Range: Sendable {
    private let first: [Numeral]
    private let last: [Numeral]
    /// A and B of both, for halves that fit into a word.
    private let (firstA, firstB, lastA, lastB): (UInt128, UInt128, UInt128, UInt128)

    /// - Parameters:
    ///   - first: the numerals of the first value.
    ///   - last: those of the last, as many.
    init(_ first: [Numeral], _ last: [Numeral], radix: Radix) {
        func number(_ numerals: ArraySlice<Numeral>) -> UInt128 {
            numerals.reduce(0) { $0 &* UInt128(radix.value) &+ UInt128($1) }
        }
        let u = first.count / 2
        (self.first, self.last) = (first, last)
        (firstA, firstB) = (number(first[..<u]), number(first[u...]))
        (lastA, lastB) = (number(last[..<u]), number(last[u...]))
    }

    /// The same range of values in halves.
    @inline(__always)
    func halves<Half: FF1Half>() -> FF1HalfRange<Half> {
        FF1HalfRange(
            firstA: Half(truncatingIfNeeded: firstA), firstB: Half(truncatingIfNeeded: firstB),
            lastA: Half(truncatingIfNeeded: lastA), lastB: Half(truncatingIfNeeded: lastB))
    }

    /// Whether a value is one of them.
    func contains<Symbols: FF1Symbols>(_ value: Span<Symbols.Symbol>, symbols: Symbols) -> Bool {
        Self.difference(value, first, symbols) >= 0 && Self.difference(value, last, symbols) <= 0
    }

    /// Of the first numerals that differ; zero where none do.
    private static func difference<Symbols: FF1Symbols>(
        _ value: Span<Symbols.Symbol>, _ bound: [Numeral], _ symbols: Symbols
    ) -> Int {
        for index in value.indices {
            let difference = Int(symbols.numeral(of: value[index])) - Int(bound[index])
            if difference != 0 { return difference }
        }
        return 0
    }
}

/// A range of values as the halves that the rounds work on.
struct FF1HalfRange<Half: FF1Half> {
    let firstA, firstB, lastA, lastB: Half

    @inline(__always)
    func contains(_ a: Half, _ b: Half) -> Bool {
        (a > firstA || (a == firstA && b >= firstB)) && (a < lastA || (a == lastA && b <= lastB))
    }
}
