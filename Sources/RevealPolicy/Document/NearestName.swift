/// Finds what somebody may have meant.
package enum NearestName {
    /// The nearest of the names, if it is near enough to be meant: a third of the letters may differ.
    package static func of(_ name: String, among names: some Sequence<String>) -> String? {
        let wanted = Array(name.utf8)
        guard wanted.count <= 100 else { return nil }
        var (best, nearest): (String?, Int) = (nil, max(1, wanted.count / 3) + 1)
        for candidate in names where abs(candidate.utf8.count - wanted.count) < nearest {
            let distance = distance(wanted, Array(candidate.utf8))
            if distance < nearest { (best, nearest) = (candidate, distance) }
        }
        return best
    }

    /// `; did you mean 'name'?`, or what there is if it is not much, or nothing.
    static func hint(_ name: String, among names: some Collection<String>) -> String {
        if let nearest = of(name, among: names) { return "; did you mean '\(nearest)'?" }
        guard !names.isEmpty, names.count <= 8 else { return "" }
        return "; there are: \(names.joined(separator: ", "))"
    }

    /// Insertions, deletions, replacements and exchanges of neighbours.
    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var (before, last) = ([Int](), Array(0...b.count))
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var best = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
                row.append(best)
            }
            (before, last) = (last, row)
        }
        return last[b.count]
    }
}
