public import CedarPolicy

/// Who asks. That it is so is the host's word: the engine believes it.
public struct Principal: Hashable, Sendable {
    /// Who, unique among all principals.
    public var id: String
    /// The tenant; nil for somebody who has none.
    public var tenant: String?
    /// The roles. One that the document does not know gives nothing.
    public var roles: [String]
    /// The attributes that the document declares.
    public var attributes: CedarRecord

    /// Somebody.
    public init(_ id: String, tenant: String? = nil, roles: [String], attributes: CedarRecord = .empty) {
        self.id = id
        self.tenant = tenant
        self.roles = roles
        self.attributes = attributes
    }
}
