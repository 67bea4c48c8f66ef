import CedarPolicy

extension RevealHours {
    /// Whether the clock of the zone is within, as a Cedar expression.
    var expression: Expr {
        let clock = Expr.context[SuppliedNames.clock.string][zone.text]
        let (day, minute) = (clock[SuppliedNames.day.string], clock[SuppliedNames.minute.string])
        func isOn(_ days: Set<Int>) -> Expr {
            if days.count == 7 || days.isEmpty { return Expr(booleanLiteral: !days.isEmpty) }
            return Expr(.set(days.sorted().map { Expr(integerLiteral: Int64($0)) })).call(.contains, day)
        }
        let days = Set(days.map(\.rawValue))
        let (from, until) = (minute .>= Expr(integerLiteral: Int64(start)), minute .< Expr(integerLiteral: Int64(end)))
        if end > start { return isOn(days) && from && until }
        // From the evening of the day on which it begins to the morning after.
        return isOn(days) && from || isOn(Set(days.map { $0 % 7 + 1 })) && until
    }

    /// Whether a day, 1 to 7, and a minute of it are within.
    func contains(day: Int, minute: Int) -> Bool {
        func isOn(_ day: Int) -> Bool { Weekday(rawValue: day).map(days.contains) ?? false }
        if end > start { return isOn(day) && minute >= start && minute < end }
        return isOn(day) && minute >= start || isOn((day + 5) % 7 + 1) && minute < end
    }
}
