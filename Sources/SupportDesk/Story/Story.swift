#if SQLite && YAML
    import DataProtection
    import Foundation

    /// The case that the library has to win: a support desk whose customers somebody wants to steal.
    ///
    /// Each part stands in a file of its own, in the order in which they happen.
    struct Story {
        let options: StoryOptions
        let paper: Paper
        /// All customers in clear, to compare with.
        let book: CustomerBook
        /// The rows of the file that are no customers.
        var rejected: [RejectedRow]
        var desk: Desk
        var report: Report
        /// What a thief looks for.
        let patterns: PlaintextPatterns
        /// The customers that are in the database.
        var stored: Set<Int> = []
        /// Those that were erased, in this run or one before.
        var erased: Set<Int> = []
        /// Those whom the rogue agent saw in clear.
        var robbed: Set<Int> = []
        /// What tokens make stand in the files by chance.
        var chance: [ChanceHits] = []
        private let start = ContinuousClock.now

        /// Reads or makes the customers, and opens the desk.
        init(_ options: StoryOptions, _ folder: DeskFolder) async throws {
            self.options = options
            paper = Paper(isSilent: options.isJSON)
            (book, rejected) = try Self.customers(options, paper)
            let origin = Desk.Origin(customers: book.realCount, seed: options.seed, file: options.file)
            desk = try await Desk.open(folder, origin, canaries: book.canaries)
            report = Report(customers: book.realCount, seed: options.seed)
            patterns = PlaintextPatterns(of: book.customers)
        }

        private static func customers(
            _ options: StoryOptions, _ paper: Paper
        ) throws -> (CustomerBook, [RejectedRow]) {
            guard let path = options.file else {
                return (CustomerBook(count: options.customers, seed: options.seed), [])
            }
            let file = try CustomerFile(path: path)
            if !file.ignoredColumns.isEmpty {
                Paper.note(
                    "SupportDesk: columns that mean nothing here: \(file.ignoredColumns.joined(separator: ", "))")
            }
            guard file.customers.count >= fewest else {
                throw StoryFailure(
                    .wrongData, "\(path): the story needs \(fewest) customers, and \(file.customers.count) can be read")
            }
            return (CustomerBook(file, seed: options.seed), file.rejected)
        }

        /// The story needs some customers to be told.
        static let fewest = 20

        /// Tells all of it.
        mutating func tell() async throws {
            try await storeCustomers()
            try await stealTheFile()
            try await helpACustomer()
            try await stealAsAnAgent()
            try await analyze()
            try await searchAndRotate()
            try await eraseACustomer()
            try await askTheAudit()
            try await desk.audit.close()
            sumUp()
        }

        // MARK: What the parts have in common

        /// Notes whether something was shown that was to be shown.
        mutating func check(_ part: String, _ name: String, _ passed: Bool, _ detail: String = "") {
            let check = Report.Check(part: part, name: name, passed: passed, detail: detail)
            report.add(check)
            paper.check(check)
        }

        /// Notes a number.
        mutating func figure(_ name: String, _ value: Int, _ unit: String) {
            report.add(Report.Figure(name: name, value: Double(value), unit: unit))
        }

        /// The first customers who exist, are stored and not erased, behind the first `skip` of them.
        func someCustomers(_ count: Int, skipping skip: Int = 0) -> [Customer] {
            let usable = book.customers.lazy.filter { customer in
                !customer.isCanary && self.stored.contains(customer.id) && !self.erased.contains(customer.id)
                    && customer.phone != nil && customer.email != nil && customer.name != nil
            }
            return Array(usable.dropFirst(skip).prefix(count))
        }

        private mutating func sumUp() {
            let time = ContinuousClock.now - start
            report.add(Report.Figure(name: "whole run", value: (time / .seconds(1) * 10).rounded() / 10, unit: "s"))
            let (passed, all) = (report.checks.count { $0.passed }, report.checks.count)
            paper.line("\nFigures")
            paper.table(
                ["figure", "", ""],
                report.figures.map { [$0.name, $0.unit == "s" ? "\($0.value)" : Int($0.value).text, $0.unit] })
            for check in report.checks where !check.passed { paper.line("\nFailed: (\(check.part)) \(check.name)") }
            paper.line("\n\(passed) of \(all) checks passed, \(book.realCount.text) customers, \(time.text)")
        }
    }
#endif
