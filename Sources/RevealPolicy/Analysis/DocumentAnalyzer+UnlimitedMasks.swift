import CedarPolicy
import Masking

extension DocumentAnalyzer {
    /// Rules by which people read whole tables masked: columns that tell little by themselves single people out together.
    ///
    /// A note, since masked rows for all are often meant.
    mutating func findUnlimitedMasks() {
        for rule in rules where rule.forms.contains(.masked) && !rule.forms.contains(.clear) {
            guard rule.budgets.isEmpty, !dead.contains(rule.id), !isConditional(rule),
                !rule.obligations.contains(where: { $0.kind == .approval }),
                rule.isAboutAnyone || rule.roles.places.contains(where: isHuman),
                let table = wholeTable(of: rule), !isNarrowed(rule)
            else { continue }
            let message =
                "by \(rule.title) people see every row of \(table) masked that no forbid keeps from them, and what its columns "
                + "show together can single somebody out: add a budget, or a condition"
            report(.unlimitedMask, .note, message, at: rule.span)
        }
    }

    /// Whether a forbid looks at rows, and so may leave each reader a few.
    private func isNarrowed(_ rule: RuleView) -> Bool {
        forbids.contains { forbid in
            guard forbid.forms.contains(.masked), forbid.overlaps(rule) else { return false }
            return [forbid.when, forbid.unless].contains { $0?.expression.readsRow(beside: "tenant") ?? false }
        }
    }

    /// A table with several fields whose masks show something, of which a rule grants all.
    private func wholeTable(of rule: RuleView) -> String? {
        var tables: [(name: String, count: Int, isWhole: Bool)] = []
        for field in document.fields {
            guard let place = classes.place(of: field.fieldClass), ladders[place].contains(.masked) else { continue }
            let isGranted = rule.classes.contains(place)
            let mask = isGranted ? rule.mask ?? mask(of: place) : mask(of: place)
            guard mask.showsSomething else { continue }
            let known = tables.firstIndex { $0.name == field.name.table }
            if known == nil { tables.append((field.name.table, 0, true)) }
            let index = known ?? tables.count - 1
            tables[index].count += 1
            if !isGranted { tables[index].isWhole = false }
        }
        return tables.first { $0.isWhole && $0.count > 1 }?.name
    }
}
