/// The names of the files in a log's folder.
enum SegmentName {
    static let suffix = ".jsonl"
    static let checkpoints = "checkpoints"
    static let frontier = "frontier"
    static let newFrontier = "frontier.new"
    static let lock = "lock"

    /// The name of the segment whose first record has this number: 20 digits, so that names sort as numbers do.
    static func name(first sequence: Int) -> String {
        let digits = String(sequence)
        return String(repeating: "0", count: 20 - digits.utf8.count) + digits + suffix
    }

    /// The number of the first record, or nil for a name that is no segment's.
    static func first(_ name: String) -> Int? {
        guard name.utf8.count == 26, name.hasSuffix(suffix) else { return nil }
        let digits = name.utf8.dropLast(suffix.utf8.count)
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }), let first = Int(name.dropLast(suffix.utf8.count))
        else {
            return nil
        }
        return self.name(first: first) == name ? first : nil
    }

    /// Whether the log itself makes files of this name.
    static func isOwn(_ name: String) -> Bool {
        first(name) != nil || [checkpoints, frontier, newFrontier, lock].contains(name)
    }
}
