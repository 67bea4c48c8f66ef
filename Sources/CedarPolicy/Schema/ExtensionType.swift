/// The types of values that are written as strings in a call, such as `decimal("1.5")`.
///
/// ## Specification
/// Cedar 4.5, "Data types", extension types.
public enum ExtensionType: String, Hashable, Sendable, CaseIterable {
    /// An IP address or a range of them.
    case ipaddr
    /// A number with four digits after the point.
    case decimal
    /// A point in time.
    case datetime
    /// A length of time.
    case duration
}
