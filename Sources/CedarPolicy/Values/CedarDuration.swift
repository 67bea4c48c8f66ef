/// A length of time in milliseconds; may be negative.
///
/// ## Specification
/// Cedar 4.5, "duration".
public struct CedarDuration: Hashable, Comparable, Sendable {
    /// The length.
    public let milliseconds: Int64

    /// A length of time.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// The length that a text such as `1d2h3m4s5ms` says; nil where it says none, or one out of range.
    public init?(_ text: String) {
        var reader = DigitReader(text)
        let negative = reader.take("-")
        let units: [(String, Int64)] = [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1)]
        var (total, next): (Int64, Int) = (0, 0)
        guard !reader.isAtEnd else { return nil }
        while !reader.isAtEnd {
            guard let digits = reader.digits() else { return nil }
            // "m" is a beginning of "ms", which comes last.
            let unit = reader.take("ms") ? 4 : units[..<4].firstIndex { reader.take($0.0) }
            guard let unit, unit >= next else { return nil }
            next = unit + 1
            var value: Int64 = 0
            for digit in digits {
                let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
                let (sum, overflowToo) = tenfold.subtractingReportingOverflow(Int64(digit))
                guard !overflow, !overflowToo else { return nil }
                value = sum
            }
            let (product, overflow) = value.multipliedReportingOverflow(by: units[unit].1)
            let (sum, overflowToo) = total.addingReportingOverflow(product)
            guard !overflow, !overflowToo else { return nil }
            total = sum
        }
        guard negative || total != .min else { return nil }
        milliseconds = negative ? total : -total
    }

    /// Whether one is shorter than the other.
    public static func < (a: CedarDuration, b: CedarDuration) -> Bool { a.milliseconds < b.milliseconds }
}

extension CedarDuration: CustomStringConvertible {
    /// The length in milliseconds, which Cedar reads.
    public var description: String { "\(milliseconds)ms" }
}
