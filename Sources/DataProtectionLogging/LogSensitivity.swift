public import Logging

/// Says of one metadata value that it is not to be logged, whatever its key.
///
/// ```swift
/// logger.info("signed in", metadata: ["user": "\(name, sensitivity: .sensitive)"])
/// ```
///
/// ``RedactingLogHandler`` redacts it; another handler may not know it, and then it is logged. swift-log defines how values
/// carry attributes and leaves it to packages to define them; for those of other packages see ``LogAttributeRule``.
///
/// ## Specification
/// swift-log, SLG-0004: metadata value attributes.
public enum LogSensitivity: Int64, Logger.MetadataValueAttributes.Attribute, CaseIterable {
    /// Redacted.
    case sensitive = 1
    /// Nothing is said against it: the key decides, and the value is swept.
    case `public` = 2
}

extension Logger.MetadataValue.StringInterpolation {
    /// Adds a value and says how sensitive the whole is. One sensitive part makes the whole sensitive.
    public mutating func appendInterpolation(
        _ value: some CustomStringConvertible & Sendable, sensitivity: LogSensitivity
    ) {
        appendInterpolation(
            value,
            attributes: { attributes in
                if attributes[LogSensitivity.self] != .sensitive { attributes[LogSensitivity.self] = sensitivity }
            })
    }
}
