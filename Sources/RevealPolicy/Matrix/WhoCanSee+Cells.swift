extension WhoCanSee.Cell {
    /// What a role can hope for, down to the first grant that nothing stands in the way of.
    init(_ engine: RevealEngine, _ role: DocumentName?, _ purpose: DocumentName, _ field: FieldName) {
        let roles = role.map { [$0.text] } ?? []
        var (grants, forbids): ([WhoCanSee.Grant], [DocumentName]) = ([], [])
        let rungs = engine.prospect(of: field, roles: roles, purpose: purpose.text)?.rungs ?? []
        for rung in rungs where rung.isSeen != false {
            for forbid in rung.forbids where !forbids.contains(forbid.rule) { forbids.append(forbid.rule) }
            let all = rung.grants.map { WhoCanSee.Grant($0, rung.form) }
            if let certain = all.firstIndex(where: \.isCertain) {
                grants += all[...certain]
                if rung.forbids.isEmpty { break }
            } else {
                grants += all
            }
        }
        self.init(role: role, purpose: purpose, field: field, grants: grants, forbids: forbids)
    }
}

extension WhoCanSee.Grant {
    fileprivate init(_ part: RevealProspect.Part, _ form: RevealForm) {
        self.init(
            rule: part.rule, form: form, isConditional: !part.isCertain && !part.isBreakGlass,
            isBreakGlass: part.isBreakGlass, isLimited: !part.budgets.isEmpty, isObliging: !part.obligations.isEmpty)
    }
}
