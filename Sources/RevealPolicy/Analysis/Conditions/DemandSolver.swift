import CedarPolicy

/// Finds demands that nothing can meet together.
///
/// What it refutes is refuted for certain; what it does not refute may still be impossible. It splits `||` and conditionals
/// into cases, up to ``caseLimit`` of them, and looks in each for two demands that exclude each other: the contrary of the same
/// expression, two values of one term, orders that run in a circle, a set without a value that is left.
struct DemandSolver {
    /// How many cases are looked at before nothing is refuted.
    static let caseLimit = 128

    let types: FactTypes

    /// Whether demands could be met together: false only if they certainly cannot.
    func canHold(_ demands: [Demand]) -> Bool {
        var cases = 0
        return search(demands.reversed(), [], &cases)
    }

    private func search(_ open: [Demand], _ atoms: [Demand], _ cases: inout Int) -> Bool {
        var (open, atoms) = (open, atoms)
        while let demand = open.popLast() {
            let branches = split(demand)
            if branches.count == 1, branches[0] == [demand] {
                atoms.append(demand)
            } else if branches.count == 1 {
                open += branches[0].reversed()
            } else {
                // None: it cannot be met. Several: one of them has to be.
                if branches.isEmpty { cases += 1 }
                for branch in branches where search(open + branch.reversed(), atoms, &cases) { return true }
                return cases > Self.caseLimit
            }
        }
        cases += 1
        return cases > Self.caseLimit || AtomTable(types).areConsistent(atoms)
    }

    /// The ways to meet a demand, each of several demands; the demand itself where it is an atom.
    private func split(_ demand: Demand) -> [[Demand]] {
        switch demand.expr.constantResult {
        case .value(.bool(let value)): return value == demand.isTrue ? [[]] : []
        case .value, .failure: return []
        case .open: break
        }
        switch demand.expr.kind {
        case .not(let operand): return [[Demand(operand, !demand.isTrue)]]
        case .and(let operands): return chain(operands, demand.isTrue, neutral: true) ?? [[demand]]
        case .or(let operands): return chain(operands, demand.isTrue, neutral: false) ?? [[demand]]
        case .ifThenElse(let test, let then, let otherwise):
            return [
                [.holds(test), Demand(then, demand.isTrue)], [.fails(test), Demand(otherwise, demand.isTrue)],
            ]
        case .binary(.notEqual, let a, let b): return [[Demand(Expr(.binary(.equal, a, b)), !demand.isTrue)]]
        case .binary(.equal, let a, let b):
            // Of booleans: the strict validator lets nothing else stand beside a boolean.
            if case .literal(.bool(let value)) = b.kind { return [[Demand(a, value == demand.isTrue)]] }
            if case .literal(.bool(let value)) = a.kind { return [[Demand(b, value == demand.isTrue)]] }
            return a == b && !demand.isTrue ? [] : [[demand]]
        case .has(let operand, let names): return has(operand, names, demand)
        default: return [[demand]]
        }
    }

    /// A chain comes to its neutral value if all operands do; to the other at the first operand that does.
    private func chain(_ operands: [Expr], _ value: Bool, neutral: Bool) -> [[Demand]]? {
        if value == neutral { return [operands.map { Demand($0, neutral) }] }
        guard operands.count <= Self.caseLimit else { return nil }
        return operands.indices.map { index in
            operands[..<index].map { Demand($0, neutral) } + [Demand(operands[index], !neutral)]
        }
    }

    /// A declared fact that is not optional is there.
    private func has(_ operand: Expr, _ names: [CedarString], _ demand: Demand) -> [[Demand]] {
        guard let path = FactPath(operand), let fact = types.resolve(FactPath(path.root, path.names + names)),
            !fact.isOfAnother, fact.optional.allSatisfy({ $0.names.count <= path.names.count })
        else { return [[demand]] }
        return demand.isTrue ? [[]] : []
    }
}
