/// A set of Unicode scalars, as sorted ranges that neither touch nor overlap.
struct ScalarSet: Hashable, Sendable {
    private(set) var ranges: [ClosedRange<UInt32>]

    /// - Parameter ranges: in any order; surrogate code points inside a range are left out.
    init(_ ranges: some Sequence<ClosedRange<UInt32>>) {
        var scalars: [ClosedRange<UInt32>] = []
        for range in ranges {
            if range.lowerBound < 0xD800 { scalars.append(range.lowerBound...min(range.upperBound, 0xD7FF)) }
            if range.upperBound > 0xDFFF { scalars.append(max(range.lowerBound, 0xE000)...range.upperBound) }
        }
        scalars.sort { $0.lowerBound < $1.lowerBound }
        self.ranges = []
        for range in scalars {
            if let last = self.ranges.last, UInt64(range.lowerBound) <= UInt64(last.upperBound) + 1 {
                self.ranges[self.ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                self.ranges.append(range)
            }
        }
    }

    init(_ scalars: some Sequence<Unicode.Scalar>) { self.init(scalars.map { $0.value...$0.value }) }

    var isEmpty: Bool { ranges.isEmpty }

    var isASCII: Bool { ranges.last.map { $0.upperBound < 0x80 } ?? true }
}
