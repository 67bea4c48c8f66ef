public import RevealPolicy

/// Values as somebody may see them.
public struct RevealedValues<Value: Sendable>: Sendable {
    /// As many as were given, in their order.
    public let values: [Value]
    /// What was decided and charged.
    public let authorization: Authorization
    /// What was permitted, and could not be opened, masked or put into its property.
    public let failures: [DataProtectionError]
}

/// The number of values, not what they hold.
extension RevealedValues: CustomStringConvertible, CustomReflectable {
    /// The number of values.
    public var description: String { "RevealedValues(\(values.count))" }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
