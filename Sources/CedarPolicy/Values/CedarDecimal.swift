/// A decimal number with up to four digits after the point.
///
/// ## Specification
/// Cedar 4.5, "decimal": from -922337203685477.5808 to 922337203685477.5807.
public struct CedarDecimal: Hashable, Comparable, Sendable {
    /// The number times 10,000.
    public let tenThousandths: Int64

    /// A number in ten thousandths.
    public init(tenThousandths: Int64) { self.tenThousandths = tenThousandths }

    /// The number that a text such as `-12.34` says; nil where it says none, or one out of range.
    public init?(_ text: String) {
        var digits = DigitReader(text)
        let negative = digits.take("-")
        guard let whole = digits.digits(), digits.take("."), let fraction = digits.digits(), fraction.count <= 4,
            digits.isAtEnd
        else { return nil }
        var value: Int64 = 0
        for digit in whole + fraction + [UInt8](repeating: 0, count: 4 - fraction.count) {
            let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
            // Downwards, since the least number has no counterpart above.
            let (sum, overflowToo) = tenfold.subtractingReportingOverflow(Int64(digit))
            guard !overflow, !overflowToo else { return nil }
            value = sum
        }
        guard negative || value != .min else { return nil }
        tenThousandths = negative ? value : -value
    }

    /// Whether one is below the other.
    public static func < (a: CedarDecimal, b: CedarDecimal) -> Bool { a.tenThousandths < b.tenThousandths }
}

extension CedarDecimal: CustomStringConvertible {
    /// The number with four digits after the point, which Cedar reads.
    public var description: String {
        let magnitude = tenThousandths.magnitude
        let fraction = String(magnitude % 10_000)
        let zeros = String(repeating: "0", count: 4 - fraction.utf8.count)
        return (tenThousandths < 0 ? "-" : "") + "\(magnitude / 10_000).\(zeros)\(fraction)"
    }
}
