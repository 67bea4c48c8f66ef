/// How many of the issuer's digits (the BIN) a masked card number shows.
public enum CardIssuerDigits: Int, Hashable, Sendable, CaseIterable {
    /// None: the last four only.
    case none = 0
    /// The first six.
    case six = 6
    /// The first eight of numbers of 16 and more digits, and the first six of others.
    case eight = 8
}
