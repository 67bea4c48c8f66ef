#if Logging
    public import Logging

    /// Says of one metadata value that it is not to be logged, whatever its key.
    ///
    /// ```swift
    /// logger.info("signed in", metadata: ["user": "\(name, sensitivity: .sensitive)"])
    /// ```
    ///
    /// There is no opposite: of the parts of a value, swift-log keeps the last word of each attribute, and a part said to be
    /// harmless must not overrule one that is not. What may be logged is decided by the key.
    ///
    /// ``RedactingLogHandler`` redacts it; another handler may not know it, and then it is logged. swift-log defines how values
    /// carry attributes and leaves it to packages to define them; for those of other packages see ``LogAttributeRule``.
    ///
    /// ## Specification
    /// swift-log, SLG-0004: metadata value attributes.
    public enum LogSensitivity: Int64, Logger.MetadataValueAttributes.Attribute, CaseIterable {
        /// Redacted.
        case sensitive = 1
    }

    extension Logger.MetadataValue.StringInterpolation {
        /// Adds a value and says how sensitive the whole is. One sensitive part makes the whole sensitive.
        public mutating func appendInterpolation(
            _ value: some CustomStringConvertible & Sendable, sensitivity: LogSensitivity
        ) {
            appendInterpolation(value, attributes: { $0[LogSensitivity.self] = sensitivity })
        }
    }
#endif
