public import CedarPolicy

extension CedarValue {
    /// Somebody who could ask, by id: the value of an attribute of the type `principal`.
    public static func principal(_ id: String) -> CedarValue {
        .entity(EntityUID(type: EntityTypes.principal, id: id))
    }
}
