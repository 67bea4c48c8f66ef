package import CedarPolicy

extension EntityUID {
    /// The entity of somebody who could ask: the values of attributes of the type `principal` are such.
    package static func principal(_ id: String) -> EntityUID { EntityUID(type: principalType, id: id) }

    private static let principalType: QualifiedName = {
        do throws(CedarPolicyError) {
            return try QualifiedName("Principal")
        } catch {
            preconditionFailure("an identifier is a name")
        }
    }()
}
