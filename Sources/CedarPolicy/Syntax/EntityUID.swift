/// What an entity is called: its type and its id, as in `User::"alice"`.
///
/// ## Specification
/// Cedar 4.5, "Entities".
public struct EntityUID: Sendable {
    final class Storage: Sendable {
        let type: QualifiedName
        let id: CedarString
        let hash: UInt64

        init(_ type: QualifiedName, _ id: CedarString) {
            self.type = type
            self.id = id
            hash = CedarString.mix(type.text.hash, id.hash)
        }
    }

    let storage: Storage

    /// An entity of a type.
    public init(type: QualifiedName, id: String) { storage = Storage(type, CedarString(id)) }

    init(type: QualifiedName, id: CedarString) { storage = Storage(type, id) }

    /// The type's name.
    public var type: QualifiedName { storage.type }

    /// The id: any string.
    public var id: String { storage.id.string }

    @inline(__always)
    var hash: UInt64 { storage.hash }
}

extension EntityUID: Hashable {
    /// Whether type and id are the same, by bytes.
    @inline(__always)
    public static func == (a: EntityUID, b: EntityUID) -> Bool {
        if a.storage === b.storage { return true }
        guard a.storage.hash == b.storage.hash else { return false }
        return a.storage.id == b.storage.id && a.storage.type == b.storage.type
    }

    /// Hashes type and id.
    public func hash(into hasher: inout Hasher) { hasher.combine(storage.hash) }
}

extension EntityUID: Comparable {
    /// By type, then by id.
    public static func < (a: EntityUID, b: EntityUID) -> Bool {
        a.type == b.type ? a.storage.id < b.storage.id : a.type < b.type
    }
}
