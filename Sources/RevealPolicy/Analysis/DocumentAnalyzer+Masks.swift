import CedarPolicy
import Masking

extension DocumentAnalyzer {
    mutating func findMasks() {
        findUnusedMasks()
        let masking = rules.filter { $0.forms.contains(.masked) && !dead.contains($0.id) }
        let index = ScopeIndex(masking, names)
        let shadowed = findings.filter { $0.kind == .shadowedRule }.map(\.span)
        for (place, rule) in masking.enumerated() where rule.span == nil || !shadowed.contains(rule.span) {
            for other in index.overlapping(rule).prefix(while: { $0 < place }).map({ masking[$0] }) {
                // What is about less, or asks for more, stands first and goes before: that is how exceptions are written.
                guard let name = maskedDifferently(other, rule),
                    !(rule.covers(other) && (!other.covers(rule) || implies(other, rule))),
                    solver.canHold(other.demands + rule.demands)
                else { continue }
                let message =
                    "\(other.title) and \(rule.title) mask the class \(name) differently where both apply, and the first "
                    + "one counts: give them one mask, or conditions that exclude each other"
                report(.conflictingMasks, .warning, message, at: rule.span, related: [other.span])
            }
        }
    }

    /// A class that two rules mask differently where their scopes overlap.
    private func maskedDifferently(_ a: RuleView, _ b: RuleView) -> DocumentName? {
        guard a.mask != b.mask || a.mask == nil, a.sharesHours(with: b) else { return nil }
        guard a.mask != nil || b.mask != nil else { return nil }
        let place = a.classes.places.first { place in
            b.classes.contains(place) && hasField.contains(place) && ladders[place].contains(.masked)
                && (a.mask ?? mask(of: place)) != (b.mask ?? mask(of: place))
        }
        return place.map { classes.names[$0] }
    }

    /// As decisions have it: without any, nothing is shown.
    func mask(of place: Int) -> FieldMask {
        document.inherited(from: place, in: classes) { document.classes[$0].mask } ?? .plain(.full())
    }

    /// Masks of rules and of classes that mask nothing.
    private mutating func findUnusedMasks() {
        for rule in rules where rule.mask != nil && !dead.contains(rule.id) {
            let masks = rule.classes.places.contains { ladders[$0].contains(.masked) } && rule.forms.contains(.masked)
            if masks { continue }
            let message = "the mask of \(rule.title) is never used: it does not grant the masked form"
            report(.unusedMask, .warning, message, at: rule.maskSpan ?? rule.span)
        }
        // A mask that each rule replaces by one of its own is a default for rules to come.
        for (place, declaration) in document.classes.enumerated() where declaration.mask != nil {
            let heirs = classes.descendants[place].places.filter { heir in
                hasField.contains(heir) && maskSource(of: heir) == place
            }
            guard !heirs.isEmpty, !heirs.contains(where: { ladders[$0].contains(.masked) }) else { continue }
            let message = "the mask of the class \(declaration.name) is never used: masked is not on its ladder"
            report(
                .unusedMask, .warning, message,
                at: declaration.maskSpan.span ?? declaration.name.span ?? declaration.span.span)
        }
    }

    /// The class that a class has its mask of.
    private func maskSource(of place: Int) -> Int? {
        document.inherited(from: place, in: classes) { document.classes[$0].mask == nil ? nil : $0 }
    }
}
