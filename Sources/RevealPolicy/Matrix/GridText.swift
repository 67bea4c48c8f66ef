/// Rows of texts, as a grid.
enum GridText {
    /// Columns as wide as their widest text, two blanks between them, none at the end of a line.
    static func aligned(_ rows: [[String]]) -> [String] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { column < $0.count ? width($0[column]) : 0 }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (column, text) in row.enumerated() {
                let isLast = column == row.count - 1
                line += text + (isLast ? "" : String(repeating: " ", count: widths[column] - width(text) + 2))
            }
            return line
        }
    }

    /// A table; the first row is its head.
    static func markdown(_ rows: [[String]]) -> [String] {
        guard let head = rows.first else { return [] }
        let lines = rows.map { row in "| " + row.map(escaped).joined(separator: " | ") + " |" }
        return [lines[0], "|" + String(repeating: "---|", count: head.count)] + lines.dropFirst()
    }

    /// What Markdown takes for marks, and for columns, stands for itself.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if "\\`*_[]<>|#".unicodeScalars.contains(scalar) { result.unicodeScalars.append("\\") }
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    /// Seconds in the largest unit that has a whole number of them.
    static func length(_ seconds: Int) -> String {
        for (unit, name) in [(86_400, "d"), (3600, "h"), (60, "m")] where seconds % unit == 0 && seconds != 0 {
            return "\(seconds / unit)\(name)"
        }
        return "\(seconds)s"
    }

    private static func width(_ text: String) -> Int { text.unicodeScalars.count }
}
