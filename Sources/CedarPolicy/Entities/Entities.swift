/// A snapshot of entities, with the ancestors of each worked out.
///
/// Make it once and use it for many requests: from all threads, and for as many as you like.
public struct Entities: Sendable {
    /// An entity as decisions need it.
    struct Node: Sendable {
        let uid: EntityUID
        let attributes: CedarRecord
        let tags: CedarRecord
        let parents: [EntityUID]
        /// All that it is below of, by hash.
        let ancestors: [EntityUID]

        /// Whether an entity is among the ancestors.
        @inline(__always)
        func isBelow(_ uid: EntityUID) -> Bool {
            let count = ancestors.count
            var low = 0
            if count > 8 {
                var high = count
                while low < high {
                    let middle = (low + high) / 2
                    if ancestors[middle].hash < uid.hash { low = middle + 1 } else { high = middle }
                }
            }
            while low < count {
                let hash = ancestors[low].hash
                if hash == uid.hash, ancestors[low] == uid { return true }
                if hash > uid.hash { return false }
                low += 1
            }
            return false
        }
    }

    /// Behind one reference, as every request holds it.
    private final class Storage: Sendable {
        let nodes: [Node]
        /// Places in `nodes` by hash of the uid, -1 where free; a power of two of them, at most half taken.
        let table: [Int32]

        init(_ nodes: [Node], _ table: [Int32]) { (self.nodes, self.table) = (nodes, table) }
    }

    private let storage: Storage

    @inline(__always)
    var nodes: [Node] { storage.nodes }

    /// No entities.
    public static let none = Entities()

    private init() { storage = Storage([], [-1]) }

    /// The entities.
    ///
    /// - Throws: `duplicateEntity` where two have one uid and are not the same, `entityCycle` where one is its own
    ///   ancestor, `limitExceeded` where the ancestors of all entities, each counted for every parent that it
    ///   comes through, are more than 16 million: a chain of 5,800 entities, or a million entities with 16 ancestors each.
    /// - Complexity: the number of entities and of all their ancestors.
    public init(_ entities: some Sequence<Entity>) throws(CedarPolicyError) {
        var (places, all): ([EntityUID: Int], [Entity]) = ([:], [])
        for entity in entities {
            if let place = places[entity.uid] {
                guard all[place].isSame(as: entity) else {
                    throw CedarPolicyError(.duplicateEntity, "two entities have one uid", path: "[\(all.count)]")
                }
            } else {
                places[entity.uid] = all.count
                all.append(entity)
            }
        }
        let ancestors = try Closure.ancestors(of: all, places)
        let nodes = zip(all, ancestors).map {
            Node(uid: $0.uid, attributes: $0.attributes, tags: $0.tags, parents: $0.parents, ancestors: $1)
        }
        var size = 1
        while size < 2 * nodes.count { size *= 2 }
        var table = [Int32](repeating: -1, count: max(size, 1))
        for (place, node) in nodes.enumerated() {
            var slot = Int(truncatingIfNeeded: node.uid.hash >> 1) & (table.count - 1)
            while table[slot] >= 0 { slot = (slot + 1) & (table.count - 1) }
            table[slot] = Int32(place)
        }
        storage = Storage(nodes, table)
    }

    /// How many there are.
    public var count: Int { nodes.count }

    /// The entity of a uid.
    public subscript(uid: EntityUID) -> Entity? {
        let place = place(of: uid)
        guard place >= 0 else { return nil }
        let node = nodes[place]
        return Entity(uid, attributes: node.attributes, parents: node.parents, tags: node.tags)
    }

    /// All of them, in the order that they were given in.
    public var all: [Entity] {
        nodes.map { Entity($0.uid, attributes: $0.attributes, parents: $0.parents, tags: $0.tags) }
    }

    /// Whether an entity is another, or below it.
    public func isIn(_ uid: EntityUID, _ ancestor: EntityUID) -> Bool {
        if uid == ancestor { return true }
        let place = place(of: uid)
        return place >= 0 && nodes[place].isBelow(ancestor)
    }

    /// Where a uid stands in `nodes`, -1 where it does not.
    @inline(__always)
    func place(of uid: EntityUID) -> Int {
        let (nodes, table) = (storage.nodes, storage.table)
        let mask = table.count - 1
        var slot = Int(truncatingIfNeeded: uid.hash >> 1) & mask
        while true {
            let place = Int(table[slot])
            if place < 0 || nodes[place].uid == uid { return place }
            slot = (slot + 1) & mask
        }
    }
}

extension Entity {
    /// The same whatever the order of the parents.
    fileprivate func isSame(as other: Entity) -> Bool {
        uid == other.uid && attributes == other.attributes && tags == other.tags
            && Set(parents) == Set(other.parents)
    }
}
