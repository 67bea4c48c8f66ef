/// The short-value law: how much of a value a partial mask may show, whatever it is asked to.
///
/// Of *g* grapheme clusters at most ⌊*g* · share⌋ from 8 on, one of 4 to 7, none below 4. The default share is one half.
public struct VisibleShare: Hashable, Sendable {
    /// In hundredths, 0 to 90.
    public let percent: Int

    /// A share in hundredths; less than nothing is nothing, and more than 90 is 90.
    public init(percent: Int) { self.percent = min(max(percent, 0), 90) }

    /// One half.
    public static let half = VisibleShare(percent: 50)

    /// The most clusters that may be shown of `count`.
    @inline(__always)
    public func limit(of count: Int) -> Int {
        if count < 4 { return 0 }
        if count < 8 { return percent == 0 ? 0 : 1 }
        // In two steps, so that no length overflows.
        return count / 100 * percent + count % 100 * percent / 100
    }

    /// What is shown at both ends where `first` and `last` are asked for: the longer end gives way first.
    @inline(__always)
    func ends(first: Int, last: Int, of count: Int) -> (first: Int, last: Int) {
        let limit = limit(of: count)
        var (first, last) = (min(first, limit), min(last, limit))
        let excess = first + last - limit
        if excess <= 0 { return (first, last) }
        let difference = min(excess, abs(first - last))
        if first > last { first -= difference } else { last -= difference }
        let rest = excess - difference
        first -= rest - rest / 2
        last -= rest / 2
        return (first, last)
    }

    /// For text forms: nothing if it is the usual one.
    var argument: [MaskArgument] { percent == 50 ? [] : [.integer(percent, label: "percent")] }
}
