public import Logging

/// Which attribute of swift-log marks a metadata value as sensitive, and in which of its values.
///
/// ```swift
/// let rule = LogAttributeRule(Privacy.self) { $0 != .public }
/// ```
public struct LogAttributeRule: Sendable {
    let isSensitive: @Sendable (Logger.MetadataValueAttributes) -> Bool

    /// A rule for an attribute.
    ///
    /// - Parameters:
    ///   - attribute: its type. Values without this attribute are not concerned.
    ///   - isSensitive: whether a value with it is redacted.
    public init<Attribute: Logger.MetadataValueAttributes.Attribute>(
        _ attribute: Attribute.Type, isSensitive: @escaping @Sendable (Attribute) -> Bool
    ) {
        self.isSensitive = { attributes in attributes[attribute].map(isSensitive) ?? false }
    }

    static let standard = LogAttributeRule(LogSensitivity.self) { $0 == .sensitive }
}
