/// What became of the cases of one file.
struct Report {
    /// Cases by what became of them.
    struct Count: Equatable {
        var passed = 0
        var failed = 0
        var skipped = 0

        var all: Int { passed + failed + skipped }

        static func + (a: Count, b: Count) -> Count {
            Count(passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped)
        }
    }

    let file: String
    private(set) var count = Count()
    private(set) var failures: [String] = []
    private(set) var skips: [String: Int] = [:]
    /// What else the line says.
    var note: String?

    init(file: String) { self.file = file }

    /// Runs one case. It passes when `body` returns nil; else what it returns says what is wrong. An error that `body`
    /// lets through is a failure too: what has to be refused is caught where it is expected.
    mutating func check(_ id: String, _ body: () throws -> String?) {
        do {
            if let problem = try body() { fail("\(id): \(problem)") } else { count.passed += 1 }
        } catch {
            fail("\(id): \(error)")
        }
    }

    /// The report of a file that could not be read: one failed case, so that the other files are still run.
    static func of(_ file: String, _ body: () throws -> Report) -> Report {
        do {
            return try body()
        } catch {
            var report = Report(file: file)
            report.check("reading") { "\(error)" }
            return report
        }
    }

    /// Counts a case that asks for what the library does not offer.
    mutating func skip(_ reason: String, count: Int = 1) {
        skips[reason, default: 0] += count
        self.count.skipped += count
    }

    private mutating func fail(_ message: String) {
        count.failed += 1
        failures.append(message)
    }

    var line: String {
        var line = "\(file): \(count.passed) passed, \(count.failed) failed, \(count.skipped) skipped"
        if !skips.isEmpty {
            let reasons = skips.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
            line += " (\(reasons.joined(separator: ", ")))"
        }
        return note.map { "\(line), \($0)" } ?? line
    }
}
