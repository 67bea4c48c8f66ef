/// What is called on a value with a dot and parentheses.
public enum Method: String, Hashable, Sendable, CaseIterable {
    // Sets.
    case contains, containsAll, containsAny, isEmpty
    // Tags of entities.
    case getTag, hasTag
    // Decimals.
    case lessThan, lessThanOrEqual, greaterThan, greaterThanOrEqual
    // IP addresses.
    case isIpv4, isIpv6, isLoopback, isMulticast, isInRange
    // Dates and durations.
    case offset, durationSince, toDate, toTime
    case toMilliseconds, toSeconds, toMinutes, toHours, toDays

    /// How many arguments it takes, besides the value that it is called on.
    public var arity: Int {
        switch self {
        case .isEmpty, .isIpv4, .isIpv6, .isLoopback, .isMulticast, .toDate, .toTime, .toMilliseconds, .toSeconds,
            .toMinutes, .toHours, .toDays:
            0
        default: 1
        }
    }

    /// Whether it belongs to an extension type, and not to sets or entities.
    public var isExtension: Bool {
        switch self {
        case .contains, .containsAll, .containsAny, .isEmpty, .getTag, .hasTag: false
        default: true
        }
    }
}
