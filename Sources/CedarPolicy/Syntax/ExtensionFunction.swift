/// The functions that make values of extension types, each of a string.
public enum ExtensionFunction: String, Hashable, Sendable, CaseIterable {
    /// Four digits after the point, such as `decimal("12.3456")`.
    case decimal
    /// An address or a range, such as `ip("10.0.0.0/8")`.
    case ip
    /// A point in time, such as `datetime("2024-10-15T08:00:00Z")`.
    case datetime
    /// A length of time, such as `duration("1d2h")`.
    case duration
}
