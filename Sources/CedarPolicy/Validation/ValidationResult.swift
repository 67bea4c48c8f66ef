/// What a ``Validator`` says of policies.
public struct ValidationResult: Hashable, Sendable {
    /// Why the policies must not be used with the schema: they might fail when they are evaluated.
    public let errors: [ValidationFinding]
    /// What is probably not meant, though it does no harm.
    public let warnings: [ValidationFinding]

    /// Whether there are no errors. Warnings do not count.
    public var isValid: Bool { errors.isEmpty }
}
