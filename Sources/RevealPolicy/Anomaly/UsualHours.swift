/// At which hours of the day somebody is at work, by UTC. An hour counts as usual if it or one beside it is: so summer time does no harm.
struct UsualHours: Sendable {
    private var calls = InlineArray<24, UInt32>(repeating: 0)
    private var total: UInt32 = 0
    private var days = 0
    private var day: Int64?
    private var told: Int64?

    /// Notes a call.
    ///
    /// - Returns: why it is unusual, once a day.
    mutating func note(_ milliseconds: Int64, _ thresholds: AnomalyThresholds) -> String? {
        let hours = PrincipalBaseline.floor(milliseconds, 3_600_000)
        let today = PrincipalBaseline.floor(hours, 24)
        let hour = Int(hours - today * 24)
        let near = calls[(hour + 23) % 24] + calls[hour] + calls[(hour + 1) % 24]
        let isKnown = total >= thresholds.callsForHours && days >= thresholds.daysForHours
        let isUnusual = isKnown && Int(near) * 1000 < Int(total) * thresholds.usualHourPerMille
        let before = total
        calls[hour] += 1
        total += 1
        if total == 1_000_000 {
            // What is older counts half.
            total = 0
            for hour in 0..<24 {
                calls[hour] /= 2
                total += calls[hour]
            }
        }
        if day.map({ $0 < today }) ?? true {
            days += 1
            day = today
        }
        guard isUnusual, told != today else { return nil }
        told = today
        return
            "a call between \(hour):00 and \(hour + 1):00 UTC; of \(before) calls on \(days) days before, \(near) were in that hour or one beside it"
    }
}
