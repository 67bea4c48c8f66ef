import ArgumentParser

/// How the records of a file are written.
enum RecordFormat: String, CaseIterable, ExpressibleByArgument {
    case csv
    case tsv
    case jsonLines = "jsonl"

    /// As the name of a file says: CSV unless it ends with `.tsv`, `.jsonl` or `.ndjson`.
    init(path: String) {
        let name = path.lowercased()
        if name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") {
            self = .jsonLines
        } else {
            self = name.hasSuffix(".tsv") ? .tsv : .csv
        }
    }
}
