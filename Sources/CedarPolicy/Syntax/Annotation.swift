/// A remark on a policy, `@name("text")`: it has no effect on decisions.
public struct Annotation: Hashable, Sendable {
    /// The name: any identifier.
    public let name: String
    /// The text; empty where none is given.
    public let value: CedarString

    /// A remark.
    public init(name: String, value: CedarString = "") {
        self.name = name
        self.value = value
    }
}
