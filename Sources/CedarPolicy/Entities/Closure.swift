/// Works out which entities are above which.
enum Closure {
    /// How many ancestors all entities may have together: some gigabytes.
    private static let limit = 1 << 26

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
                    result[place] = union(entities[place].parents, places, result)
                    total += result[place].count
                    guard total <= limit else {
                        throw CedarPolicyError(
                            .limitExceeded, "more than \(limit) ancestors in all", path: "[\(place)]")
                    }
                    states[place] = .done
                    stack.removeLast()
                }
            }
        }
        return result
    }

    private static func union(
        _ parents: [EntityUID], _ places: [EntityUID: Int], _ ancestors: [[EntityUID]]
    ) -> [EntityUID] {
        var all = Set(parents)
        for parent in parents { if let place = places[parent] { all.formUnion(ancestors[place]) } }
        return all.sorted { $0.hash < $1.hash }
    }
}
