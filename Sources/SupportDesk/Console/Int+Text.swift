extension Int {
    /// With commas between thousands.
    var text: String {
        let digits = String(magnitude)
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.utf8.count - place).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return (self < 0 ? "-" : "") + text
    }

    /// Rows of so many seconds, in each of them.
    func perSecond(_ duration: Duration) -> Int {
        let seconds = duration / .seconds(1)
        return seconds > 0 ? Int(Double(self) / seconds) : 0
    }
}

extension Duration {
    /// Seconds with one digit behind the point.
    var text: String { "\((self / .seconds(1) * 10).rounded() / 10) s" }
}

extension String {
    /// At most so many characters, the last of them dots where there were more.
    func shortened(_ count: Int) -> String { self.count <= count ? self : prefix(count - 3) + "..." }
}
