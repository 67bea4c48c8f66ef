import CryptoCore
import Foundation
import RecordStreams

/// A line on the terminal that says how far a run is; nothing where standard error is no terminal.
struct ProgressLine {
    private let total: Int?
    private let start = ContinuousClock.now
    private var shown: ContinuousClock.Instant?
    private let isShown: Bool

    /// - Parameter total: bytes of the input, where they are known.
    init(total: Int?) {
        self.total = total
        isShown = Console.errors.isTerminal
    }

    /// Shows the counts, ten times a second at most.
    mutating func show(_ counts: RecordCounts) {
        guard isShown else { return }
        let now = ContinuousClock.now
        if let shown, now - shown < .milliseconds(100) { return }
        shown = now
        let text = Self.text(
            counts, total: total, seconds: (now - start) / .seconds(1), columns: Console.errors.columns)
        try? Console.errors.write(Array("\r\u{1B}[K\(text)".utf8))
    }

    /// Takes the line away.
    func finish() {
        if shown != nil { try? Console.errors.write(Array("\r\u{1B}[K".utf8)) }
    }

    /// Such as `[#####.....] 52 %  1.2 of 2.3 GB  81000 rows/s  3 rejected`.
    static func text(_ counts: RecordCounts, total: Int?, seconds: Double, columns: Int?) -> String {
        let rate = seconds > 0 ? "  \(Int(Double(counts.rows) / seconds)) rows/s" : ""
        let rejected = counts.rejected > 0 ? "  \(counts.rejected) rejected" : ""
        guard let total, total > 0 else { return size(counts.bytes) + rate + rejected }
        let share = min(1, Double(counts.bytes) / Double(total))
        let text = " \(Int(share * 100)) %  \(size(counts.bytes)) of \(size(total))\(rate)\(rejected)"
        let width = min(40, (columns ?? 80) - text.utf8.count - 3)
        guard width >= 5 else { return String(text.dropFirst()) }
        let done = Int(share * Double(width))
        return "[" + String(repeating: "#", count: done) + String(repeating: ".", count: width - done) + "]" + text
    }

    private static func size(_ bytes: Int) -> String {
        if bytes < 1000 { return "\(bytes) B" }
        let units = ["kB", "MB", "GB", "TB"]
        var (value, unit) = (Double(bytes) / 1000, 0)
        while value >= 999.95, unit < units.count - 1 { (value, unit) = (value / 1000, unit + 1) }
        return "\((value * 10).rounded() / 10) \(units[unit])"
    }
}
