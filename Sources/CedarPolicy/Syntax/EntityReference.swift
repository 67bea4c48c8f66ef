/// An entity in a scope: named, or left to a template's link.
public enum EntityReference: Hashable, Sendable {
    /// A named entity.
    case uid(EntityUID)
    /// A slot of a template.
    case slot(Slot)
}
