/// How much of a column shows through a mask.
///
/// ```swift
/// let leak = MaskLeak(of: emails, masked: emails.map { mask($0) })
/// leak.unchangedShare   // 0.0
/// leak.longestVisible   // 12: a domain
/// ```
///
/// It compares what went in with what came out, so it finds what a declaration has overlooked, such as values that a mask
/// for addresses does not take for one.
///
/// The unit is the grapheme cluster.
public struct MaskLeak: Hashable, Sendable {
    /// How many values were looked at: those that are there and not empty.
    public let count: Int

    /// How many came out as they went in.
    public let unchanged: Int

    /// The longest piece of a value that stands in its masked value.
    public let longestVisible: Int

    /// The first row with such a piece; nil where there is none.
    public let row: Int?

    /// Compares a column with the masked one.
    ///
    /// - Parameters:
    ///   - values: in clear.
    ///   - masked: as many, in the same order.
    /// - Complexity: O(n) in the length of the values.
    public init(of values: [String?], masked: [String?]) {
        precondition(values.count == masked.count, "there is one masked value for each value")
        var (count, unchanged, longest) = (0, 0, 0)
        var place: Int?
        for (row, (value, masked)) in zip(values, masked).enumerated() {
            guard let value, !value.isEmpty else { continue }
            count += 1
            guard let masked, !masked.isEmpty else { continue }
            if value.utf8.elementsEqual(masked.utf8) { unchanged += 1 }
            let visible = CommonPiece.longest(value, masked)
            if visible > longest { (longest, place) = (visible, row) }
        }
        self.count = count
        self.unchanged = unchanged
        longestVisible = longest
        row = place
    }

    /// The part of the values that came out as they went in, from 0 to 1; 0 where there are none.
    public var unchangedShare: Double { count == 0 ? 0 : Double(unchanged) / Double(count) }
}
