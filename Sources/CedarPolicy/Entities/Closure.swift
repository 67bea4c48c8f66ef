/// Works out which entities are above which.
enum Closure {
    /// How many ancestors the parents of all entities may have together, each counted for every child: about a second's
    /// work.
    private static let limit = 1 << 24

    /// The ancestors of each entity, by hash. Parents that are not among the entities are ancestors without parents.
    static func ancestors(
        of entities: [Entity], _ places: [EntityUID: Int]
    ) throws(CedarPolicyError) -> [[EntityUID]] {
        enum State { case unseen, open, done }
        var states = [State](repeating: .unseen, count: entities.count)
        var (result, total) = ([[EntityUID]](repeating: [], count: entities.count), 0)
        for root in entities.indices where states[root] == .unseen {
            // Not by recursion: chains may be as long as there are entities.
            var stack = [(place: root, next: 0)]
            states[root] = .open
            while let (place, next) = stack.last {
                if next < entities[place].parents.count {
                    stack[stack.count - 1].next += 1
                    let parent = entities[place].parents[next]
                    guard let above = places[parent] else { continue }
                    switch states[above] {
                    case .done: break
                    case .open:
                        throw CedarPolicyError(
                            .entityCycle, "the entity is its own ancestor", path: "[\(place)].parents[\(next)]")
                    case .unseen:
                        states[above] = .open
                        stack.append((above, 0))
                    }
                } else {
                    let lists = inherited(by: entities[place], places, result)
                    total = lists.reduce(total) { $0 + $1.count }
                    guard total <= limit else {
                        throw CedarPolicyError(
                            .limitExceeded, "more than \(limit) ancestors in all", path: "[\(place)]")
                    }
                    result[place] = union(lists)
                    states[place] = .done
                    stack.removeLast()
                }
            }
        }
        return result
    }

    /// The parents, and the ancestors of each, all by hash.
    private static func inherited(
        by entity: Entity, _ places: [EntityUID: Int], _ ancestors: [[EntityUID]]
    ) -> [[EntityUID]] {
        var parents: [EntityUID] = []
        parents.reserveCapacity(entity.parents.count)
        for parent in entity.parents.sorted(by: { $0.hash < $1.hash }) where parents.last != parent {
            parents.append(parent)
        }
        var lists = [parents]
        for parent in entity.parents {
            if let place = places[parent], !ancestors[place].isEmpty { lists.append(ancestors[place]) }
        }
        return lists
    }

    /// Each once, by hash: always two lists of like age are merged, so that none is gone through often.
    private static func union(_ lists: [[EntityUID]]) -> [EntityUID] {
        var lists = lists
        while lists.count > 1 {
            var merged: [[EntityUID]] = []
            merged.reserveCapacity((lists.count + 1) / 2)
            for index in stride(from: 0, to: lists.count - 1, by: 2) {
                merged.append(union(lists[index], lists[index + 1]))
            }
            if lists.count % 2 == 1 { merged.append(lists[lists.count - 1]) }
            lists = merged
        }
        return lists[0]
    }

    private static func union(_ a: [EntityUID], _ b: [EntityUID]) -> [EntityUID] {
        var result: [EntityUID] = []
        result.reserveCapacity(a.count + b.count)
        var (i, j) = (0, 0)
        while i < a.count, j < b.count {
            let (first, second) = (a[i].hash, b[j].hash)
            if first < second {
                result.append(a[i])
                i += 1
            } else {
                if first == second, a[i] == b[j] { i += 1 }
                result.append(b[j])
                j += 1
            }
        }
        result += a[i...]
        result += b[j...]
        return result
    }
}
