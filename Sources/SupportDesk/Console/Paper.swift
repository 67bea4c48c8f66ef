import CryptoCore

/// What the story is written on: standard output, in colours where somebody watches; nothing where only the result is wanted.
struct Paper: Sendable {
    private static let output = ByteOutput(descriptor: 1)
    private static let errors = ByteOutput(descriptor: 2)

    private enum Style: String {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
    }

    /// Whether nothing is written but the result.
    let isSilent: Bool

    init(isSilent: Bool) { self.isSilent = isSilent }

    /// A part of the story.
    func heading(_ letter: String, _ title: String) { write("\n" + styled("(\(letter)) \(title)", .bold)) }

    /// A line or several.
    func line(_ text: String) { write(text) }

    /// A table, indented.
    func table(_ header: [String], _ rows: [[String]]) {
        var table = TextTable(header)
        for row in rows { table.append(row) }
        for (number, line) in table.lines.enumerated() { write("    " + (number == 0 ? styled(line, .dim) : line)) }
    }

    /// What was to be shown, and whether it was.
    func check(_ check: Report.Check) {
        let mark = check.passed ? styled("ok  ", .green) : styled("FAIL", .red)
        write("  \(mark) \(check.name)" + (check.detail.isEmpty ? "" : styled(": \(check.detail)", .dim)))
    }

    /// The result, in any case.
    static func result(_ text: String) { try? output.write(Array((text + "\n").utf8)) }

    /// Something for whoever called, on standard error.
    static func note(_ text: String) { try? errors.write(Array((text + "\n").utf8)) }

    /// How far something long is: a bar on the terminal, and nothing elsewhere.
    func progress(_ what: String, _ done: Int, of total: Int) {
        guard !isSilent, Self.errors.isTerminal else { return }
        let share = total == 0 ? 1 : min(1, Double(done) / Double(total))
        let width = max(5, min(40, (Self.errors.columns ?? 80) - what.utf8.count - 12))
        let filled = Int(share * Double(width))
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
        try? Self.errors.write(Array("\r\u{1B}[K\(what) [\(bar)] \(Int(share * 100)) %".utf8))
        if done >= total { try? Self.errors.write(Array("\r\u{1B}[K".utf8)) }
    }

    private func write(_ text: String) {
        if !isSilent { Self.result(text) }
    }

    private func styled(_ text: String, _ style: Style) -> String {
        Self.output.isTerminal ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}
