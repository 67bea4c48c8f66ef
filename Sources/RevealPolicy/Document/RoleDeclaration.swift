/// A role that principals have.
public struct RoleDeclaration: Hashable, Sendable {
    /// Who has a role.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// A person.
        case human
        /// A program.
        case service
    }

    /// Its name.
    public var name: DocumentName
    /// The roles that it is a case of: what these may, it may.
    public var parents: [DocumentName]
    /// Who has it; that of the parents where nil, and a person where these have none.
    public var kind: Kind?

    /// A role.
    public init(_ name: DocumentName, in parents: [DocumentName] = [], kind: Kind? = nil) {
        self.name = name
        self.parents = parents
        self.kind = kind
    }
}
