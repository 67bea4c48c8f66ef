import BigInt

/// How many values a part has, counted once for all that is made of it.
struct SegmentCounts {
    /// Of all lengths together. What is not encrypted adds nothing, however long it may be: 1.
    let total: BigUInt
    /// Of symbols and expressions: the shortest length, for it and each that follows the number of its values, and
    /// the number of all shorter ones.
    let shortest: Int
    let each: [BigUInt]
    let before: [BigUInt]

    init(_ segment: FormatSegment, work: inout FormatWork) throws(FormatPreservingEncryptionError) {
        var each: [BigUInt] = []
        switch segment {
        case .literal, .kept, .keptOneOf, .check:
            (total, shortest, self.each, before) = (1, 0, [], [])
            return
        case .codec(let codec):
            (total, shortest, self.each, before) = (codec.count, 0, [], [])
            return
        case .symbols(let table, let lengths):
            let bits = (table.radix - 1).bitWidth - (table.radix - 1).leadingZeroBitCount
            let (low, high) = (lengths.lowerBound * bits / 64 + 1, lengths.upperBound * bits / 64 + 1)
            // A power, by squaring, and then a product and a sum for each length.
            try work.spend(low * low / 4 + lengths.count * (low + high), Self.what)
            var count = BigUInt(table.radix).power(lengths.lowerBound)
            for length in lengths {
                each.append(count)
                if length < lengths.upperBound { count = count.multiplied(byWord: UInt(table.radix)) }
            }
            shortest = lengths.lowerBound
        case .pattern(let pattern, let lengths):
            try work.spend(lengths.count * (1 + pattern.counts[lengths.upperBound].bitWidth / 64), Self.what)
            each = Array(pattern.counts[lengths])
            shortest = lengths.lowerBound
        }
        var (before, total): ([BigUInt], BigUInt) = ([], 0)
        for count in each {
            before.append(total)
            total += count
        }
        (self.each, self.before, self.total) = (each, before, total)
    }

    private static var what: String { "the numbers of values of a part are many, and large; allow fewer lengths" }

    /// The number of values of a length.
    subscript(length: Int) -> BigUInt { each[length - shortest] }

    /// The number of values over some lengths.
    func count(over lengths: ClosedRange<Int>) -> BigUInt {
        if each.isEmpty || lengths.count == each.count { return total }
        let end = lengths.upperBound - shortest
        return before[end] + each[end] - before[lengths.lowerBound - shortest]
    }
}
