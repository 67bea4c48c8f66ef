import CedarPolicy

extension DocumentReader {
    /// A budget or a list of budgets.
    mutating func budgets(_ node: YAMLNode) -> [RevealBudget] {
        let nodes = if case .sequence(let nodes) = node.content { nodes } else { [node] }
        return nodes.compactMap { budget($0) }
    }

    private mutating func budget(_ node: YAMLNode) -> RevealBudget? {
        guard let entries = entries(node, .budget) else { return nil }
        guard (entries["subjects"] == nil) != (entries["calls"] == nil) else {
            note(.invalidDocument, "a budget counts either 'subjects' or 'calls'", at: node.span)
            return nil
        }
        let unit: RevealBudget.Unit = entries["subjects"] == nil ? .calls : .subjects
        guard let limit = entries[unit.rawValue].flatMap({ number($0, "how many") }),
            let scope: RevealBudget.Scope = entries["per"].flatMap({ word($0, "who has the budget") }),
            let seconds = entries["within"].flatMap({ seconds($0, "a time") })
        else { return nil }
        var budget = RevealBudget(unit, atMost: limit, per: scope, withinSeconds: seconds)
        budget.span = Located(node.span)
        return budget
    }

    /// An obligation or a list of obligations.
    mutating func obligations(_ node: YAMLNode) -> [Obligation] {
        let nodes = if case .sequence(let nodes) = node.content { nodes } else { [node] }
        return nodes.compactMap { obligation($0) }
    }

    private mutating func obligation(_ node: YAMLNode) -> Obligation? {
        if node.text != nil {
            guard let kind: Obligation.Kind = word(node, "an obligation") else { return nil }
            if kind == .reason { return .reason }
            note(.invalidDocument, "expected a value: { \(kind.rawValue): ... }", at: node.span)
            return nil
        }
        guard let entries = entries(node, .obligation) else { return nil }
        guard entries.count == 1 else {
            if entries.count > 1 {
                note(.invalidDocument, "one obligation each: put every one of them behind a '-'", at: node.span)
            }
            return nil
        }
        if let node = entries["notify"] { return name(node, "a role").map { .notify($0) } }
        if let node = entries["expire"] { return seconds(node, "a time").map { .expire(afterSeconds: $0) } }
        guard let node = entries["approval"], let approval = self.entries(node, .approval),
            let role = approval["of"].flatMap({ name($0, "a role") })
        else { return nil }
        guard let count = approval["count"] else { return .approval(of: role, count: 1) }
        return number(count, "how many approvals").map { .approval(of: role, count: $0) }
    }

    // MARK: Hours

    mutating func hours(_ node: YAMLNode) -> RevealHours? {
        guard let entries = entries(node, .during) else { return nil }
        let before = faults.count
        let days = entries["days"].map { self.days($0) } ?? Set(Weekday.allCases)
        let hours = entries["hours"].map { self.clock($0) } ?? (0, 1440)
        let zone = entries["zone"].map { name($0, "the name of a zone") } ?? self.zone
        if zone == nil, faults.count == before {
            note(.invalidDocument, "say in which zone: 'zone: Europe/Berlin', here or for the document", at: node.span)
        }
        guard let hours, let zone, faults.count == before else { return nil }
        var during = RevealHours(days, from: hours.0, until: hours.1, zone: zone)
        during.span = Located(node.span)
        return during
    }

    private static let dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// A day, a range of days, or a list of both. A range can go over the end of the week.
    private mutating func days(_ node: YAMLNode) -> Set<Weekday> {
        var days: Set<Weekday> = []
        let nodes = if case .sequence(let nodes) = node.content { nodes } else { [node] }
        for node in nodes {
            guard let text = string(node, "days, such as mon-fri") else { continue }
            let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
            let numbers = ends.compactMap { Self.dayNames.firstIndex(of: $0) }
            guard numbers.count == ends.count, numbers.count <= 2, let first = numbers.first, let last = numbers.last
            else {
                let hint = ends.first { !Self.dayNames.contains($0) }.map { NearestName.hint($0, among: Self.dayNames) }
                note(.invalidDocument, "expected a day or two with a dash\(hint ?? "")", at: node.span)
                continue
            }
            for number in 0...((last - first + 7) % 7) {
                if let day = Weekday(rawValue: (first + number) % 7 + 1) { days.insert(day) }
            }
        }
        return days
    }

    /// Two times of the day in minutes, such as `07:00-19:00`.
    private mutating func clock(_ node: YAMLNode) -> (Int, Int)? {
        let ends = (node.text ?? "").split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let start = Self.minute(ends[0]), let end = Self.minute(ends[1]) else {
            let message = "expected two times such as \"07:00-19:00\", two digits each, up to 24:00"
            note(.invalidDocument, message, at: node.span)
            return nil
        }
        return (start, end)
    }

    private static func minute(_ text: Substring) -> Int? {
        let digits = text.utf8.map { Int($0) - 0x30 }
        guard digits.count == 5, digits[2] == 0x3A - 0x30, (0...9).contains(digits[0]), (0...9).contains(digits[1]),
            (0...5).contains(digits[3]), (0...9).contains(digits[4])
        else { return nil }
        let minute = (digits[0] * 10 + digits[1]) * 60 + digits[3] * 10 + digits[4]
        return minute <= 1440 ? minute : nil
    }
}
