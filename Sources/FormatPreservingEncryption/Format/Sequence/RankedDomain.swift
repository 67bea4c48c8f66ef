import BigInt

/// A domain whose values are ranked, with numbers that its size fits into.
final class RankedDomain<Number: FormatNumber>: Sendable {
    /// N.
    let size: Number
    let radix: Number
    let length: Int
    /// One for each segment.
    let steps: [RankedStep<Number>]

    init(size: Number, radix: Number, length: Int, steps: [RankedStep<Number>]) {
        (self.size, self.radix, self.length, self.steps) = (size, radix, length, steps)
    }

    /// The numerals of a located text's rank, most significant first.
    @inline(__always)
    func read<Unit: FormatUnit, Symbol: FormatNumeral>(
        _ text: Span<Unit>, starts: [Int], into numerals: inout [Symbol]
    ) throws(FormatPreservingEncryptionError) {
        var rank = Number.zero
        for index in steps.indices {
            let step = steps[index]
            if case .clear = step.kind { continue }
            let start = starts[index]
            rank += try step.number(of: text, from: start, count: starts[index &+ 1] &- start) * step.worth
        }
        append(rank, to: &numerals)
    }

    @inline(__always)
    private func append<Symbol: FormatNumeral>(_ rank: Number, to numerals: inout [Symbol]) {
        let start = numerals.count
        for _ in 0..<length { numerals.append(0) }
        var rest = rank
        for index in (start..<start &+ length).reversed() {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: radix)
            numerals[index] = Symbol(truncatingIfNeeded: remainder)
            rest = quotient
        }
    }

    /// The rank of numerals that stand for one: below N, so that it fits into a number.
    @inline(__always)
    func rank<Symbol: FormatNumeral>(of numerals: Span<Symbol>) -> Number {
        var number = Number.zero
        for index in numerals.indices { number = number * radix + Number(truncatingIfNeeded: numerals[index]) }
        return number
    }

    /// Appends the text of a rank below N.
    @inline(__always)
    func write<Unit: FormatUnit>(
        _ rank: Number, segments: [FormatSegment], kept: [Unit], keptEnds: [Int], to output: inout [Unit]
    ) {
        var (rest, part) = (rank, 0)
        for index in steps.indices {
            let step = steps[index]
            if case .clear = step.kind {
                segments[index].appendClear(kept: kept, keptEnds: keptEnds, part: &part, to: &output)
            } else if step.worth == 1 {
                step.append(rest, to: &output)
            } else {
                let (number, remainder) = rest.quotientAndRemainder(dividingBy: step.worth)
                step.append(number, to: &output)
                rest = remainder
            }
        }
    }
}

extension FormatSegment {
    /// Appends a literal, the next kept part, or zeros in the place of check digits.
    @inline(__always)
    func appendClear<Unit: FormatUnit>(
        kept: [Unit], keptEnds: [Int], part: inout Int, to output: inout [Unit]
    ) {
        switch self {
        case .literal(let text): for scalar in text { output.append(Unit(truncatingIfNeeded: scalar)) }
        case .kept, .keptOneOf:
            for index in (part == 0 ? 0 : keptEnds[part &- 1])..<keptEnds[part] { output.append(kept[index]) }
            part &+= 1
        case .check(let digits): for _ in 0..<digits.count { output.append(0x30) }
        case .symbols, .pattern, .codec: break
        }
    }
}
