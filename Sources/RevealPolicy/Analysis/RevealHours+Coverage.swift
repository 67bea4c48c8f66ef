extension RevealHours {
    /// Whether there is no minute at which it holds.
    var isEmpty: Bool { days.isEmpty }

    /// Whether it holds whenever another does. Zones that differ are not compared.
    func covers(_ other: RevealHours) -> Bool {
        guard zone == other.zone else { return false }
        let minutes = minutes
        return other.intervals.allSatisfy { interval in interval.allSatisfy { minutes[$0] } }
    }

    /// Whether there is no minute at which both hold. Zones that differ are not compared.
    func excludes(_ other: RevealHours) -> Bool {
        guard zone == other.zone else { return isEmpty || other.isEmpty }
        let minutes = minutes
        return other.intervals.allSatisfy { interval in interval.allSatisfy { !minutes[$0] } }
    }

    private static let week = 7 * 1440

    /// Minutes since the week began, by parts that do not run over its end.
    private var intervals: [Range<Int>] {
        days.flatMap { day -> [Range<Int>] in
            let begin = (day.rawValue - 1) * 1440 + start
            let finish = (day.rawValue - 1) * 1440 + (end > start ? end : end + 1440)
            guard finish > Self.week else { return [begin..<finish] }
            return [begin..<Self.week, 0..<(finish - Self.week)]
        }
    }

    private var minutes: [Bool] {
        var minutes = [Bool](repeating: false, count: Self.week)
        for interval in intervals { for minute in interval { minutes[minute] = true } }
        return minutes
    }
}
