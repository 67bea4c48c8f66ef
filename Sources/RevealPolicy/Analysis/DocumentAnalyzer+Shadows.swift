import CedarPolicy

extension DocumentAnalyzer {
    /// Rules that have no effect since others grant the same, or more, whenever they would.
    mutating func findShadowedRules() {
        let alive = rules.filter { !dead.contains($0.id) }
        // Whoever has a budget lets others grant when it is spent.
        let unlimited = alive.indices.filter { alive[$0].budgets.isEmpty }
        let index = ScopeIndex(unlimited.map { alive[$0] }, names)
        var limited: [[RevealBudget]: [RuleView]] = [:]
        for (place, rule) in alive.enumerated() {
            if !rule.budgets.isEmpty {
                let other = limited[rule.budgets]?.first { repeats($0, rule) }
                limited[rule.budgets, default: []].append(rule)
                if let other {
                    let message =
                        "\(rule.title) repeats \(other.title): its budget comes on top, so put both into one rule"
                    report(.repeatedRule, .warning, message, at: rule.span, related: [other.span])
                    continue
                }
            }
            let candidates = index.covering(rule).map { unlimited[$0] }.filter { $0 != place }
            if candidates.isEmpty { continue }
            var shadows: [RuleView] = []
            let forms = rule.forms.filter { form in rule.classes.places.contains { ladders[$0].contains(form) } }
            for form in forms {
                guard let shadow = candidates.first(where: { isShadow(alive[$0], on: form, of: rule, $0 < place) })
                else { break }
                shadows.append(alive[shadow])
            }
            guard shadows.count == forms.count, let first = shadows.first else { continue }
            let message =
                "\(rule.title) has no effect: \(first.title) always grants as much on terms that are no harder; "
                + "leave one of them out, or narrow the other"
            report(.shadowedRule, .warning, message, at: rule.span, related: shadows.map(\.span))
        }
    }

    /// Whether two rules say the same, budgets included.
    private func repeats(_ a: RuleView, _ b: RuleView) -> Bool {
        a.budgets == b.budgets && a.isAboutAnyone == b.isAboutAnyone && a.roles == b.roles
            && a.purposes == b.purposes && a.classes == b.classes && Set(a.forms) == Set(b.forms) && a.when == b.when
            && a.unless == b.unless && a.during == b.during && a.mask == b.mask && a.obligations == b.obligations
    }

    /// Whether `other`, which covers `rule`, sees to it that this never is what grants `form`.
    private func isShadow(_ other: RuleView, on form: RevealForm, of rule: RuleView, _ isEarlier: Bool) -> Bool {
        let places = rule.classes.places.filter { ladders[$0].contains(form) }
        let same = isEarlier && other.forms.contains(form)
        guard same || places.allSatisfy({ grantsHigher(other, than: form, place: $0, rule) }) else { return false }
        return other.coversHours(of: rule) && isNoHarder(other.obligations, than: rule.obligations)
            && implies(rule, other)
    }

    /// Whether a rule grants a higher rung of a class, and no forbid takes that away and leaves the lower one.
    private func grantsHigher(_ other: RuleView, than form: RevealForm, place: Int, _ rule: RuleView) -> Bool {
        let higher = ladders[place].prefix { $0 != form }.filter(other.forms.contains)
        return higher.contains { rung in
            forbids.allSatisfy { !$0.forms.contains(rung) || $0.forms.contains(form) || !$0.overlaps(rule) }
        }
    }

    /// Whether whoever can fulfil some obligations can fulfil others.
    private func isNoHarder(_ easy: [Obligation], than hard: [Obligation]) -> Bool {
        easy.allSatisfy { obligation in
            guard case .approval(of: let role, count: let count) = obligation else {
                return hard.contains { $0.kind == obligation.kind }
            }
            return hard.contains {
                guard case .approval(of: let other, count: let number) = $0, number >= count,
                    let place = roles.place(of: role), let below = roles.place(of: other)
                else { return false }
                return roles.descendants[place].contains(below)
            }
        }
    }

    /// Whether the conditions of `other` hold whenever those of `rule` do.
    func implies(_ rule: RuleView, _ other: RuleView) -> Bool {
        guard other.when != nil || other.unless != nil else { return true }
        let whens = rule.when?.expression.flatConjuncts ?? []
        let unlesses = rule.unless?.expression.flatDisjuncts ?? []
        let present = factsPresent(rule, whens, unlesses)
        for condition in [other.when, other.unless].compactMap(\.self) {
            guard types.guards(of: condition.expression).isSubset(of: present) else { return false }
        }
        for part in other.when?.expression.flatConjuncts ?? [] where !whens.contains(part) {
            guard types.cannotFail(part, with: present), !solver.canHold(rule.demands + [.fails(part)]) else {
                return false
            }
        }
        for part in other.unless?.expression.flatDisjuncts ?? [] where !unlesses.contains(part) {
            guard types.cannotFail(part, with: present), !solver.canHold(rule.demands + [.holds(part)]) else {
                return false
            }
        }
        return true
    }

    /// The facts that are there whenever a rule grants.
    private func factsPresent(_ rule: RuleView, _ whens: [Expr], _ unlesses: [Expr]) -> Set<FactPath> {
        var present: Set<FactPath> = []
        for condition in [rule.when, rule.unless].compactMap(\.self) {
            present.formUnion(types.guards(of: condition.expression))
        }
        for part in whens + unlesses { present.formUnion(part.certainFacts) }
        for part in whens {
            if case .has(let operand, let names) = part.kind, let path = FactPath(operand) {
                present.formUnion(FactPath(path.root, path.names + names).prefixes)
            }
        }
        return present
    }
}
