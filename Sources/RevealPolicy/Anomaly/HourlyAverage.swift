/// The average of a number over the hours in which somebody was active, in which the last twenty count most.
struct HourlyAverage: Sendable {
    private(set) var hours = 0
    /// In thousandths.
    private var average = 0

    mutating func add(_ number: Int) {
        hours += 1
        average += (min(number, 1_000_000) * 1000 - average) / min(hours, 20)
    }

    /// So many times the average, rounded up.
    func times(_ factor: Int) -> Int { (factor * average + 999) / 1000 }
}

extension HourlyAverage: CustomStringConvertible {
    /// Such as `4.2 in an hour on average over 17 active hours`.
    var description: String {
        hours == 0
            ? "no average yet"
            : "\(average / 1000).\(average % 1000 / 100) in an hour on average over \(hours) active hours"
    }
}
