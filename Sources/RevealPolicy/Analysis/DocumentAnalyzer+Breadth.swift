import CedarPolicy

extension DocumentAnalyzer {
    /// Grants that let people read a whole column, and emergencies without end or limit.
    mutating func findBreadth() {
        for rule in rules where rule.forms.contains(.clear) && !dead.contains(rule.id) {
            guard
                let place = rule.classes.places.first(where: { hasField.contains($0) && ladders[$0].contains(.clear) }),
                !isConditional(rule), !rule.obligations.contains(where: { $0.kind == .approval })
            else { continue }
            let name = classes.names[place]
            if rule.isAboutAnyone {
                let message = "by \(rule.title) everybody sees \(name) in clear: name roles, or add a condition"
                report(.broadGrant, .warning, message, at: rule.span)
            } else if rule.budgets.isEmpty, let role = rule.roles.places.first(where: isHuman) {
                let message =
                    "by \(rule.title) people with the role \(roles.names[role]) see every \(name) in clear: "
                    + "add a condition, or a budget"
                report(.broadGrant, .warning, message, at: rule.span)
            }
        }
        for (declaration, rule) in zip(document.breakGlass, breakGlass) where !dead.contains(rule.id) {
            if declaration.longestSeconds > 86_400 {
                let message = "a grant by \(rule.title) may last longer than a day: an emergency is shorter"
                report(.longBreakGlass, .warning, message, at: rule.span)
            }
            if rule.budgets.isEmpty {
                let message = "a grant by \(rule.title) has no limit: give it a budget"
                report(.unlimitedBreakGlass, .warning, message, at: rule.span)
            }
        }
    }

    /// Whether a rule asks for more than role, purpose and time.
    func isConditional(_ rule: RuleView) -> Bool {
        if let when = rule.when, solver.canHold([.fails(when.expression)]) { return true }
        if let unless = rule.unless, solver.canHold([.holds(unless.expression)]) { return true }
        return false
    }

    /// Whether people have a role: unless it, or what it is a case of, is said to be a service's.
    func isHuman(_ place: Int) -> Bool {
        var (seen, level): (Set<Int>, [Int]) = ([place], [place])
        while !level.isEmpty {
            for place in level { if let kind = document.roles[place].kind { return kind == .human } }
            level = level.flatMap { document.roles[$0].parents.compactMap(roles.place) }.filter {
                seen.insert($0).inserted
            }
        }
        return true
    }

    /// Obligations that nobody can fulfil, or that those who ask fulfil for each other.
    mutating func findApprovals() {
        for rule in grants where !dead.contains(rule.id) {
            for obligation in rule.obligations {
                switch obligation {
                case .approval(of: let role, count: let count):
                    guard let place = roles.place(of: role) else { continue }
                    if count < 1 {
                        impossible(rule, "an approval by nobody is none", role.span)
                    } else if !roles.descendants[place].places.contains(where: isHuman) {
                        impossible(rule, "only services have the role \(role), and a person has to approve", role.span)
                    } else if !rule.isAboutAnyone, roles.descendants[place].isSuperset(of: rule.roles) {
                        let message =
                            "everybody whom \(rule.title) is about has the role \(role) and may approve for the others"
                        report(.weakApproval, .note, message, at: role.span ?? rule.span)
                    }
                case .expire(let seconds) where seconds < 1: impossible(rule, "it expires before it is seen", nil)
                case .reason, .notify, .expire: continue
                }
            }
        }
    }

    private mutating func impossible(_ rule: RuleView, _ reason: String, _ span: SourceSpan?) {
        report(.impossibleObligation, .warning, "nobody can meet \(rule.title): \(reason)", at: span ?? rule.span)
    }
}
