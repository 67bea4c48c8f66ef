/// Which of some rules cover a scope, or overlap it: by bits, so that not every pair has to be looked at.
struct ScopeIndex {
    private let count: Int
    private var anyone: NameSet
    private var byRole: [NameSet]
    private var byPurpose: [NameSet]
    private var byClass: [NameSet]

    init(_ rules: [RuleView], _ names: DocumentNames) {
        count = rules.count
        let none = NameSet(of: rules.count)
        anyone = none
        byRole = [NameSet](repeating: none, count: names.roles.count)
        byPurpose = [NameSet](repeating: none, count: names.purposes.count)
        byClass = [NameSet](repeating: none, count: names.classes.count)
        for (place, rule) in rules.enumerated() {
            if rule.isAboutAnyone { anyone.insert(place) }
            for role in rule.roles.places { byRole[role].insert(place) }
            for purpose in rule.purposes.places { byPurpose[purpose].insert(place) }
            for fieldClass in rule.classes.places { byClass[fieldClass].insert(place) }
        }
    }

    /// Those that are about whatever a rule is about, ascending.
    func covering(_ rule: RuleView) -> [Int] {
        var set = NameSet.all(of: count)
        for purpose in rule.purposes.places { set.formIntersection(byPurpose[purpose]) }
        for fieldClass in rule.classes.places { set.formIntersection(byClass[fieldClass]) }
        guard !rule.isAboutAnyone else {
            set.formIntersection(anyone)
            return set.places
        }
        var who = NameSet.all(of: count)
        for role in rule.roles.places { who.formIntersection(byRole[role]) }
        who.formUnion(anyone)
        set.formIntersection(who)
        return set.places
    }

    /// Those that are about some role, purpose and class that a rule is about, ascending.
    func overlapping(_ rule: RuleView) -> [Int] {
        var set = union(rule.classes, byClass)
        set.formIntersection(union(rule.purposes, byPurpose))
        guard !rule.isAboutAnyone else { return set.places }
        var who = union(rule.roles, byRole)
        who.formUnion(anyone)
        set.formIntersection(who)
        return set.places
    }

    private func union(_ names: NameSet, _ sets: [NameSet]) -> NameSet {
        var all = NameSet(of: count)
        for name in names.places { all.formUnion(sets[name]) }
        return all
    }
}
