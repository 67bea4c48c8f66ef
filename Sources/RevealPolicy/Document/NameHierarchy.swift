/// Names with parents: for each all that it is a case of, and all its cases.
///
/// Names that nothing declares are passed over, and cycles are borne: both are faults of the document, found elsewhere.
struct NameHierarchy: Sendable {
    let names: [DocumentName]
    private let places: [DocumentName: Int]
    /// Each with all above it.
    let ancestors: [NameSet]
    /// Each with all below it.
    let descendants: [NameSet]

    init(_ declarations: [(name: DocumentName, parents: [DocumentName])]) {
        names = declarations.map(\.name)
        var places: [DocumentName: Int] = [:]
        for (place, name) in names.enumerated() where places[name] == nil { places[name] = place }
        self.places = places
        let parents = declarations.map { $0.parents.compactMap { places[$0] } }
        var ancestors: [NameSet] = []
        for start in names.indices {
            var (set, open) = (NameSet(of: declarations.count), [start])
            while let place = open.popLast() {
                if set.contains(place) { continue }
                set.insert(place)
                open += parents[place]
            }
            ancestors.append(set)
        }
        var descendants = [NameSet](repeating: NameSet(of: names.count), count: names.count)
        for (place, set) in ancestors.enumerated() { for above in set.places { descendants[above].insert(place) } }
        self.ancestors = ancestors
        self.descendants = descendants
    }

    var count: Int { names.count }

    func place(of name: DocumentName) -> Int? { places[name] }

    /// All that a selection covers.
    func covered(by selection: NameSelection) -> NameSet {
        guard case .only(let names) = selection else { return .all(of: count) }
        var set = NameSet(of: count)
        for name in names { if let place = places[name] { set.formUnion(descendants[place]) } }
        return set
    }

    static func roles(_ document: RevealDocument) -> NameHierarchy {
        NameHierarchy(document.roles.map { ($0.name, $0.parents) })
    }

    static func classes(_ document: RevealDocument) -> NameHierarchy {
        NameHierarchy(document.classes.map { ($0.name, $0.parents) })
    }

    /// Whether a name is declared, and is another or below it.
    func isA(_ name: String, _ other: DocumentName) -> Bool {
        guard let place = places[DocumentName(name)], let above = places[other] else { return false }
        return ancestors[place].contains(above)
    }

    /// Whether a name is declared, and is one of a selection or below one.
    func isA(_ name: String, _ selection: NameSelection) -> Bool {
        switch selection {
        case .any: places[DocumentName(name)] != nil
        case .only(let names): names.contains { isA(name, $0) }
        }
    }
}
