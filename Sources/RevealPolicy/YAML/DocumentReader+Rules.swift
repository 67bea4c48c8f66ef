import CedarPolicy
import Masking

extension DocumentReader {
    mutating func rule(_ node: YAMLNode) -> RevealRule? {
        guard let entries = entries(node, .rule), let id = entries["id"].flatMap({ name($0, "the rule's id") }) else {
            return nil
        }
        // Where something was noted already, what stands in for it is to give no further faults.
        var rule = RevealRule(id, who: .any, purposes: .any, classes: .any, reveal: [.masked])
        rule.span = Located(node.span)
        if let node = entries["who"] { rule.who = selection(node, "a role") }
        if let node = entries["purpose"] { rule.purposes = selection(node, "a purpose") }
        if let node = entries["classes"] { rule.classes = selection(node, "a class") }
        if let node = entries["reveal"] { rule.forms = forms(node) }
        if let node = entries["when"] { rule.when = condition(node) }
        if let node = entries["unless"] { rule.unless = condition(node) }
        if let node = entries["during"] { rule.during = hours(node) }
        if let node = entries["mask"] { (rule.mask, rule.maskSpan) = (mask(node), Located(node.span)) }
        if let node = entries["budget"] { rule.budgets = budgets(node) }
        if let node = entries["require"] { rule.obligations = obligations(node) }
        return rule
    }

    mutating func forbid(_ node: YAMLNode) -> ForbidRule? {
        guard let entries = entries(node, .forbid), let id = entries["id"].flatMap({ name($0, "the forbid's id") })
        else { return nil }
        var rule = ForbidRule(id)
        rule.span = Located(node.span)
        if let node = entries["who"] { rule.who = selection(node, "a role") }
        if let node = entries["purpose"] { rule.purposes = selection(node, "a purpose") }
        if let node = entries["classes"] { rule.classes = selection(node, "a class") }
        if let node = entries["forms"] { rule.forms = forms(node) }
        if let node = entries["when"] { rule.when = condition(node) }
        if let node = entries["unless"] { rule.unless = condition(node) }
        if let node = entries["during"] { rule.during = hours(node) }
        return rule
    }

    mutating func breakGlass(_ node: YAMLNode) -> BreakGlassRule? {
        guard let entries = entries(node, .breakGlass), let id = entries["id"].flatMap({ name($0, "the rule's id") })
        else { return nil }
        var rule = BreakGlassRule(id, who: .any, classes: .any, reveal: [.masked], atMostSeconds: 1)
        rule.span = Located(node.span)
        if let node = entries["who"] { rule.who = selection(node, "a role") }
        if let node = entries["classes"] { rule.classes = selection(node, "a class") }
        if let node = entries["reveal"] { rule.forms = forms(node) }
        if let node = entries["for"] { rule.longestSeconds = seconds(node, "how long a grant may last") ?? 1 }
        if let node = entries["budget"] { rule.budgets = budgets(node) }
        if let node = entries["require"] { rule.obligations = obligations(node) }
        return rule
    }

    /// `any`, a name, or a list of names.
    private mutating func selection(_ node: YAMLNode, _ what: String) -> NameSelection {
        if node.text == "any" { return .any }
        let before = faults.count
        let names = names(node, what)
        return faults.count > before && names.isEmpty ? .any : .only(names)
    }

    mutating func forms(_ node: YAMLNode) -> [RevealForm] {
        let before = faults.count
        let nodes = if case .sequence(let nodes) = node.content { nodes } else { [node] }
        let forms: [RevealForm] = nodes.compactMap { word($0, "a form") }
        return faults.count > before && forms.isEmpty ? [.masked] : forms
    }

    mutating func mask(_ node: YAMLNode) -> FieldMask? {
        guard let text = string(node, "a mask, such as keep-last(4)") else { return nil }
        do throws(MaskingError) {
            return try FieldMask(text)
        } catch {
            let rest = text.unicodeScalars.dropFirst(error.position ?? 0)
            let span = place(text.utf8.count - rest.reduce(0) { $0 + UTF8.width($1) }, in: node)
            if error.code == .unknownMask {
                let name = String(rest.prefix { !"( |,)".unicodeScalars.contains($0) })
                note(.unknownName, "no such mask\(NearestName.hint(name, among: Self.maskNames))", at: span)
            } else {
                note(.invalidDocument, "no mask: \(error.message)", at: span)
            }
            return nil
        }
    }

    /// The names of all masks, as the catalogue's examples begin with them.
    private static let maskNames: [String] = {
        let texts = MaskCatalog.entries.map(\.text) + MaskCatalog.keyedEntries.map(\.text)
        return Set(texts.map { String($0.prefix { $0 != "(" && $0 != " " }) }).sorted()
    }()

    mutating func condition(_ node: YAMLNode) -> RevealCondition? {
        guard let text = string(node, "a condition in Cedar, as one text: put it in single quotes or behind '|'"),
            case .scalar(_, let style) = node.content
        else { return nil }
        let places = ScalarPlaces(text, style, at: node.span.start.offset, in: self.text)
        let document = self.text
        func placed(_ span: SourceSpan) -> SourceSpan {
            guard let places else { return node.span }
            let offsets = places.offsets
            let start = span.start.offset < offsets.count ? offsets[span.start.offset] : places.end
            let end = span.endOffset > span.start.offset && span.endOffset <= offsets.count
            return document.span(start, end ? offsets[span.endOffset - 1] + 1 : start)
        }
        do throws(CedarPolicyError) {
            return RevealCondition(try Expr(cedar: text).placed(placed), span: Located(node.span))
        } catch {
            for diagnostic in error.diagnostics {
                let code: RevealPolicyError.Code =
                    diagnostic.code == .limitExceeded ? .limitExceeded : .invalidCondition
                let span = diagnostic.span.map(placed) ?? node.span
                note(code, "in the condition: \(diagnostic.message)", at: span)
            }
            return nil
        }
    }

    /// The place of a byte of a scalar's value, up to the scalar's end.
    func place(_ offset: Int, in node: YAMLNode) -> SourceSpan {
        guard case .scalar(let value, let style) = node.content,
            let places = ScalarPlaces(value, style, at: node.span.start.offset, in: text)
        else { return node.span }
        return text.span(offset < places.offsets.count ? places.offsets[offset] : places.end, places.end)
    }
}
