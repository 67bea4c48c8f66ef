/// All paths of a mask in one automaton: one step a member, whatever the number of paths.
struct JSONPathAutomaton: Sendable {
    struct State: Sendable {
        /// Which rule is for this place; `nil` for none.
        var rule: Int?
        /// Where a member of this name leads. Names in UTF-8.
        var names: [(name: [UInt8], state: Int)] = []
        /// Where other members and elements lead.
        var other = 0
    }

    /// The most states.
    static let most = 4096

    private(set) var states: [State] = []

    private struct Place: Hashable {
        let path: Int
        let segment: Int
    }

    private struct Key: Hashable {
        let places: Set<Place>
        let rule: Int?
    }

    /// - Throws: ``MaskingError`` with ``MaskingError/Code/patternTooLarge``.
    init(_ paths: [JSONPath]) throws(MaskingError) {
        var numbers: [Key: Int] = [:]
        var keys: [Key] = []
        func number(_ places: Set<Place>, inherited: Int?) -> Int {
            // The first of the rules for exactly this place, or else the one for what it is in.
            let rule = places.filter { $0.segment == paths[$0.path].segments.count }.map(\.path).min() ?? inherited
            let key = Key(places: places.filter { $0.segment < paths[$0.path].segments.count }, rule: rule)
            if let number = numbers[key] { return number }
            numbers[key] = keys.count
            keys.append(key)
            return keys.count - 1
        }
        _ = number(Set(paths.indices.map { Place(path: $0, segment: 0) }), inherited: nil)
        var index = 0
        while index < keys.count {
            guard keys.count <= Self.most else {
                throw MaskingError(
                    .patternTooLarge, "the paths make more than \(Self.most) states: use fewer '..' and '*'")
            }
            let key = keys[index]
            func target(_ matches: (JSONPath.Segment.Kind) -> Bool) -> Int {
                var places: Set<Place> = []
                for place in key.places {
                    let segment = paths[place.path].segments[place.segment]
                    if segment.isDeep { places.insert(place) }
                    if matches(segment.kind) { places.insert(Place(path: place.path, segment: place.segment + 1)) }
                }
                return number(places, inherited: key.rule)
            }
            var state = State(rule: key.rule)
            let names = Set(
                key.places.compactMap { place -> [UInt8]? in
                    guard case .name(let name) = paths[place.path].segments[place.segment].kind else { return nil }
                    return name
                })
            state.names = names.sorted { $0.lexicographicallyPrecedes($1) }.map { name in
                (name, target { $0 == .name(name) || $0 == .anyChild })
            }
            state.other = target { $0 == .anyChild }
            states.append(state)
            index += 1
        }
    }
}
