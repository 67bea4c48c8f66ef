/// How much noise a number gets: from minus the amount to the amount, every part of the range as likely.
public struct NoiseAmount: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case units(Int)
        case percent(Int)
    }

    let kind: Kind

    /// A fixed amount, in whole units of the number.
    ///
    /// - Parameter units: 1 to 1,000,000,000,000.
    /// - Throws: `invalidArgument`.
    public init(units: Int) throws(MaskingError) {
        guard (1...Self.greatest).contains(units) else {
            throw MaskingError(.invalidArgument, "an amount of noise is 1 to \(Self.greatest)")
        }
        kind = .units(units)
    }

    /// A part of the number itself; one unit of its last place at least, where it has one.
    ///
    /// - Parameter percent: 1 to 100.
    /// - Throws: `invalidArgument`.
    public init(percent: Int) throws(MaskingError) {
        guard (1...100).contains(percent) else {
            throw MaskingError(.invalidArgument, "noise is 1 to 100 percent of a number")
        }
        kind = .percent(percent)
    }

    static let greatest = 1_000_000_000_000
}
