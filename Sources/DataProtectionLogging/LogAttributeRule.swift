#if Logging
    public import Logging

    /// Which attribute of swift-log marks a metadata value as sensitive, and in which of its values.
    ///
    /// ```swift
    /// let rule = LogAttributeRule(Privacy.self) { $0 != .public }
    /// ```
    ///
    /// A value made of several parts has one attribute of a type, that of the last part that has any: in
    /// `"\(name, attributes: [Privacy.private]) \(7, attributes: [Privacy.public])"` the rule sees `public`, and the name is
    /// logged if its key is allowed. Where such an attribute has more than one case, give each value an entry of its own, or
    /// mark it with ``LogSensitivity``, which no other attribute overwrites.
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
#endif
