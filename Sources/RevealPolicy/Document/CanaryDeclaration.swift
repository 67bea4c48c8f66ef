/// Subjects that nobody has a reason to look at, known by keyed digest only.
public struct CanaryDeclaration: Hashable, Sendable {
    /// Keyed digests of subjects, 16 bytes each, as 32 hexadecimal digits.
    public var digests: [DocumentName]
    /// Who is told.
    public var notify: [DocumentName]
    /// Where it stands.
    public var span: Located

    /// Canaries.
    public init(_ digests: [DocumentName], notify: [DocumentName] = []) {
        self.digests = digests
        self.notify = notify
        span = Located()
    }
}
