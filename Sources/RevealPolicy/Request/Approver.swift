/// Somebody who has approved a request. That the approval is for this very request, and still good, is the caller's word.
public struct Approver: Hashable, Sendable {
    /// Who.
    public let id: String
    /// The roles.
    public let roles: [String]

    /// Somebody who has approved.
    public init(_ id: String, roles: [String]) {
        self.id = id
        self.roles = roles
    }
}
