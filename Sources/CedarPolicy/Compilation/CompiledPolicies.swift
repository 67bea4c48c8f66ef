/// A policy set made ready for decisions.
///
/// Policies that say the same are one rule, and are evaluated once. The rules that a request's principal, action and
/// resource satisfy are found by three rows of bits; only these rules' conditions are evaluated.
final class CompiledPolicies: Sendable {
    struct Rule: Sendable {
        let effect: Effect
        /// -1 where there is none.
        let condition: Int32
        /// For `is ... in ...`: types that principal and resource have to have besides; -1 where there are none.
        let principalType: Int32
        let resourceType: Int32
        /// Places among all policies.
        var policies: [Int32]
    }

    let program: Program
    let rules: [Rule]
    /// The ids of all policies, in order.
    let ids: [String]
    private let principals: ScopeDimension
    private let actions: ScopeDimension
    private let resources: ScopeDimension

    private struct Key: Hashable {
        let effect: Effect
        let principal: ScopeConstraint
        let action: ActionConstraint
        let resource: ScopeConstraint
        let condition: Int32
    }

    init(_ policies: [Policy]) {
        var builder = ProgramBuilder()
        var (places, keys, rules): ([Key: Int], [Key], [Rule]) = ([:], [], [])
        for (index, policy) in policies.enumerated() {
            let key = Key(
                effect: policy.effect, principal: policy.principal, action: policy.action, resource: policy.resource,
                condition: builder.compile(policy.conditions) ?? -1)
            if let place = places[key] {
                rules[place].policies.append(Int32(index))
                continue
            }
            places[key] = rules.count
            keys.append(key)
            rules.append(
                Rule(
                    effect: key.effect, condition: key.condition,
                    principalType: policy.principal.typeBesides.map { builder.type($0) } ?? -1,
                    resourceType: policy.resource.typeBesides.map { builder.type($0) } ?? -1,
                    policies: [Int32(index)]))
        }
        // Rules of one scope stand together, so that few words have candidates.
        let order = Self.order(keys)
        var (principals, actions, resources) = (
            ScopeDimension(rules: rules.count), ScopeDimension(rules: rules.count), ScopeDimension(rules: rules.count)
        )
        for (rule, place) in order.enumerated() {
            principals.add(rule, keys[place].principal)
            actions.add(rule, keys[place].action)
            resources.add(rule, keys[place].resource)
        }
        self.rules = order.map { rules[$0] }
        (self.principals, self.actions, self.resources) = (principals, actions, resources)
        ids = policies.map(\.id)
        program = Program(builder)
    }

    /// The places of the keys, those of one action together, and among these those of one principal.
    private static func order(_ keys: [Key]) -> [Int] {
        var (actions, principals, resources) = (
            Pool<ActionConstraint>(), Pool<ScopeConstraint>(), Pool<ScopeConstraint>()
        )
        let ranks = keys.map {
            (actions.place(of: $0.action), principals.place(of: $0.principal), resources.place(of: $0.resource))
        }
        return keys.indices.sorted { ranks[$0] < ranks[$1] }
    }

    /// The answer to a request.
    func decide(_ request: Request, _ entities: Entities) -> Response {
        let principalPlace = entities.place(of: request.principal)
        let resourcePlace = entities.place(of: request.resource)
        let machine = Machine(
            program: program, facts: RequestFacts(request, entities, principalPlace, resourcePlace))
        let principalRows = principals.rows(of: request.principal, at: principalPlace, in: entities)
        let actionRows = actions.rows(of: request.action, at: entities.place(of: request.action), in: entities)
        let resourceRows = resources.rows(of: request.resource, at: resourcePlace, in: entities)
        var (permits, forbids, failures) = (ShortList(), ShortList(), [Response.RuleFailure]())
        for word in 0..<((rules.count + 63) / 64) {
            // Principals tell most rules apart.
            var candidates = principals.word(word, of: principalRows)
            guard candidates != 0 else { continue }
            candidates &= resources.word(word, of: resourceRows)
            guard candidates != 0 else { continue }
            candidates &= actions.word(word, of: actionRows)
            while candidates != 0 {
                let index = word * 64 + candidates.trailingZeroBitCount
                candidates &= candidates - 1
                do throws(EvaluationError) {
                    guard try isSatisfied(index, machine) else { continue }
                    if rules[index].effect == .permit {
                        permits.append(Int32(index))
                    } else {
                        forbids.append(Int32(index))
                    }
                } catch {
                    failures.append(Response.RuleFailure(rule: Int32(index), error: error))
                }
            }
        }
        let allowed = forbids.count == 0 && permits.count > 0
        return Response(
            decision: allowed ? .allow : .deny, policies: self, determining: allowed ? permits : forbids,
            failures: failures)
    }

    @inline(__always)
    private func isSatisfied(_ index: Int, _ machine: borrowing Machine) throws(EvaluationError) -> Bool {
        let (condition, principalType, resourceType) = (
            rules[index].condition, rules[index].principalType, rules[index].resourceType
        )
        if principalType >= 0, machine.facts.asker.principal.type != program.types[Int(principalType)] {
            return false
        }
        if resourceType >= 0, machine.facts.resource.type != program.types[Int(resourceType)] { return false }
        return try condition < 0 ? true : machine.bool(condition)
    }
}

extension ScopeConstraint {
    /// The type that has to be looked at besides what the index finds.
    fileprivate var typeBesides: QualifiedName? {
        if case .isIn(let type, _) = self { type } else { nil }
    }
}

extension ScopeDimension {
    fileprivate mutating func add(_ rule: Int, _ constraint: ScopeConstraint) {
        switch constraint {
        case .any: addAny(rule)
        case .equal(.uid(let uid)): addEqual(rule, uid)
        case .in(.uid(let uid)), .isIn(_, .uid(let uid)): addBelow(rule, uid)
        case .is(let type): addType(rule, type)
        // A template decides nothing.
        case .equal(.slot), .in(.slot), .isIn(_, .slot): break
        }
    }

    fileprivate mutating func add(_ rule: Int, _ constraint: ActionConstraint) {
        switch constraint {
        case .any: addAny(rule)
        case .equal(let uid): addEqual(rule, uid)
        case .in(let uid): addBelow(rule, uid)
        case .inAny(let uids): for uid in uids { addBelow(rule, uid) }
        }
    }
}
