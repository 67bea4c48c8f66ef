import CedarPolicy

/// Demands on expressions that are not chains: terms that are equal, differ, are in order, or are among some values.
struct AtomTable {
    private let types: FactTypes
    private var places: [Expr: Int] = [:]
    private var values: [CedarValue: Int] = [:]
    /// By term: another of the same class, or itself.
    private var parents: [Int] = []
    /// By root of a class: its value, where that is known.
    private var known: [Int: CedarValue] = [:]
    private var differing: [(Int, Int)] = []
    /// By term: the values that it is among.
    private var choices: [(term: Int, values: Set<CedarValue>)] = []
    private var orders = OrderConstraints()
    private var present: Set<FactPath> = []
    private var absent: [FactPath] = []
    private var isRefuted = false

    init(_ types: FactTypes) { self.types = types }

    /// Whether atoms can be met together, as far as can be told.
    func areConsistent(_ atoms: [Demand]) -> Bool {
        var table = self
        for atom in atoms { table.add(atom) }
        return !table.isRefuted && table.isConsistent && atoms.allSatisfy(table.survivesSubstitution)
    }

    // MARK: Terms

    private mutating func place(of expr: Expr) -> Int {
        if let place = places[expr] { return place }
        let place: Int
        if case .value(let value) = expr.constantResult {
            place = self.place(of: value)
        } else {
            place = parents.count
            parents.append(place)
        }
        places[expr] = place
        return place
    }

    private mutating func place(of value: CedarValue) -> Int {
        if let place = values[value] { return place }
        let place = parents.count
        parents.append(place)
        values[value] = place
        known[place] = value
        return place
    }

    private func root(_ place: Int) -> Int {
        var place = place
        while parents[place] != place { place = parents[place] }
        return place
    }

    private mutating func unite(_ a: Int, _ b: Int) {
        let (a, b) = (root(a), root(b))
        guard a != b else { return }
        if let one = known[a], let other = known[b], one != other { isRefuted = true }
        parents[b] = a
        if known[a] == nil { known[a] = known[b] }
    }

    // MARK: Atoms

    private mutating func add(_ atom: Demand) {
        present.formUnion(atom.expr.certainFacts)
        switch atom.expr.kind {
        case .binary(.equal, let a, let b):
            let (a, b) = (place(of: a), place(of: b))
            if atom.isTrue { unite(a, b) } else { differing.append((a, b)) }
        case .binary(.less, let a, let b): order(a, b, isStrict: true, atom.isTrue)
        case .binary(.lessEqual, let a, let b): order(a, b, isStrict: false, atom.isTrue)
        case .binary(.greater, let a, let b): order(b, a, isStrict: true, atom.isTrue)
        case .binary(.greaterEqual, let a, let b): order(b, a, isStrict: false, atom.isTrue)
        case .method(let a, .lessThan, let b) where b.count == 1: order(a, b[0], isStrict: true, atom.isTrue)
        case .method(let a, .lessThanOrEqual, let b) where b.count == 1: order(a, b[0], isStrict: false, atom.isTrue)
        case .method(let a, .greaterThan, let b) where b.count == 1: order(b[0], a, isStrict: true, atom.isTrue)
        case .method(let a, .greaterThanOrEqual, let b) where b.count == 1:
            order(b[0], a, isStrict: false, atom.isTrue)
        case .method(let set, .contains, let element) where element.count == 1:
            if case .value(.set(let set)) = set.constantResult {
                let term = place(of: element[0])
                if atom.isTrue {
                    choices.append((term, Set(set.values)))
                } else {
                    for value in set.values { differing.append((term, place(of: value))) }
                }
            } else {
                opaque(atom)
            }
        case .has(let operand, let names):
            if let path = FactPath(operand) {
                let facts = FactPath(path.root, path.names + names).prefixes
                if atom.isTrue { present.formUnion(facts) } else if names.count == 1 { absent += facts.suffix(1) }
            }
            opaque(atom)
        default: opaque(atom)
        }
    }

    /// An expression of which nothing is known but what it comes to.
    private mutating func opaque(_ atom: Demand) { unite(place(of: atom.expr), place(of: .bool(atom.isTrue))) }

    /// `a < b` or `a <= b`, or the contrary.
    private mutating func order(_ a: Expr, _ b: Expr, isStrict: Bool, _ isTrue: Bool) {
        let (a, b) = (place(of: a), place(of: b))
        if isTrue { orders.add(a, b, isStrict: isStrict) } else { orders.add(b, a, isStrict: !isStrict) }
    }

    // MARK: Consistency

    private var isConsistent: Bool {
        for (a, b) in differing where root(a) == root(b) { return false }
        for path in absent where present.contains(path) { return false }
        var left: [Int: Set<CedarValue>] = [:]
        for (term, values) in choices {
            let root = root(term)
            left[root] = left[root]?.intersection(values) ?? values
        }
        for (root, values) in left {
            let excluded = Set(
                differing.compactMap { a, b in
                    self.root(a) == root ? known[self.root(b)] : self.root(b) == root ? known[self.root(a)] : nil
                })
            let rest = values.filter { value in
                !excluded.contains(value) && (known[root] == nil || known[root] == value)
            }
            if rest.isEmpty { return false }
        }
        return orders.canHold(root, { known[$0] })
    }

    /// Whether an atom can still be met when terms are replaced by the values that they are known to have.
    private func survivesSubstitution(_ atom: Demand) -> Bool {
        guard !known.isEmpty else { return true }
        let expr = Expr(atom.expr.kind.mapParts(substituted))
        switch expr.constantResult {
        case .value(let value): return value == .bool(atom.isTrue)
        case .failure: return false
        case .open: return true
        }
    }

    private func substituted(_ expr: Expr) -> Expr {
        if case .literal = expr.kind { return expr }
        if let place = places[expr], let value = known[root(place)] { return Expr(value) }
        return Expr(expr.kind.mapParts(substituted))
    }
}
