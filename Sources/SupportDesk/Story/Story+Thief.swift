#if SQLite && YAML
    import DataProtection
    import Foundation
    import GRDB

    /// (b) The thief with the file: a stolen disk, a backup, a replica, a reader of the database.
    extension Story {
        mutating func stealTheFile() async throws {
            paper.heading("b", "The thief with the file")
            try await lookAround()
            let found = try await searchFiles("b")
            let values = book.customers.reduce(0) { sum, customer in
                sum + CustomerField.allCases.count { customer[$0]?.isEmpty == false }
            }
            figure("plaintext values", values, "values")
            figure("plaintext values found in the files", found, "values")
        }

        /// Plain SQL, no keys: what anybody sees who can open the file.
        private func lookAround() async throws {
            let columns = CustomerField.allCases.map(\.rawValue)
            let file = try DatabaseQueue(path: desk.folder.database, configuration: Self.readOnly)
            let rows = try await file.read { database in
                let sql = "SELECT id, \(columns.joined(separator: ", ")) FROM customer LIMIT 10"
                return try Row.fetchAll(database, sql: sql).map { row in
                    ["\(row[0] as Int)"] + columns.map { (row[$0] as String? ?? "NULL").shortened(22) }
                }
            }
            paper.line("SELECT id, \(columns.joined(separator: ", ")) FROM customer LIMIT 10")
            paper.table(["id"] + columns, rows)
        }

        private static var readOnly: Configuration {
            var configuration = Configuration()
            configuration.readonly = true
            return configuration
        }

        /// Searches every byte of every file but the keys for every value of every customer, in all the ways in which it may be
        /// written.
        ///
        /// - Returns: how many values were found.
        mutating func searchFiles(_ part: String) async throws -> Int {
            let common = patterns.patterns(in: try Self.vocabulary())
            try await noteChance()
            let files = try desk.folder.stolenFiles()
            let size = try files.reduce(0) { try $0 + Self.size("\(desk.folder.path)/\($1)") }
            let (paper, start) = (paper, ContinuousClock.now)
            let result = try await FileSearch(search: patterns.search).run(on: files, in: desk.folder.path) { done in
                paper.progress("searching", done, of: size)
            }
            let time = ContinuousClock.now - start
            paper.progress("searching", 1, of: 1)
            tellSearch(files, result, time, common)
            let explained = chance.reduce(into: Set<Int>()) { $0.formUnion($1.explained) }
            let leaks = result.patterns.subtracting(explained).subtracting(common)
            for hit in result.hits where leaks.contains(hit.pattern) {
                let origin = patterns.origins[hit.pattern]
                paper.line(
                    "    found: a \(origin.field) (\(origin.variant.rawValue)) in \(hit.file) at byte \(hit.place)")
            }
            let short = try await compareShortValues()
            let control = findsEverythingInClear()
            check(
                part, "the search finds every value where they do stand in clear", control.found == control.all,
                "\(control.found.text) of \(control.all.text)")
            check(
                part, "no plaintext value in any byte of the files",
                leaks.isEmpty && chance.allSatisfy { $0.ownValues == 0 } && short.found == 0,
                "\(leaks.count) found in \(result.bytes.text) bytes" + (short.count == 0 ? "" : Self.text(of: short)))
            checkChance(part)
            return leaks.count + short.found
        }

        private static func text(of short: ShortValues) -> String {
            ", and of \(short.count.text) values that are too short for that \(short.found) in \(short.cells.text) cells"
        }

        /// What is too short to be looked for in bytes is compared with each cell of each customer's row.
        private func compareShortValues() async throws -> ShortValues {
            let customers = Dictionary(uniqueKeysWithValues: book.customers.map { ($0.id, $0) })
            let short = patterns.short
            if short.count == 0 { return short }
            return try await desk.database.read { database in
                var compared = short
                let rows = try Row.fetchCursor(database, sql: "SELECT * FROM customer")
                while let row = try rows.next() {
                    guard let customer = customers[row["id"]] else { continue }
                    for (name, value) in row where name != "id" && name != "tenant" {
                        if let cell = String.fromDatabaseValue(value) { compared.compare(cell, with: customer) }
                    }
                }
                return compared
            }
        }

        private func tellSearch(_ files: [String], _ result: FileSearch.Result, _ time: Duration, _ common: Set<Int>) {
            let rows = CustomerField.allCases.map { field in
                let (all, short) = (patterns.values[field]?.count ?? 0, patterns.tooShort[field] ?? 0)
                let skipped = Set(common.map { patterns.origins[$0] }.filter { $0.field == field }.map(\.value)).count
                return [field.rawValue, all.text, (all - short).text, short.text, skipped.text]
            }
            paper.line(
                "searching for \(patterns.valueCount.text) different values in \(patterns.search.count.text) ways of writing: "
                    + TextVariant.allCases.map(\.rawValue).joined(separator: ", "))
            paper.table(["", "values", "searched", "too short", "too common"], rows)
            paper.line(
                "\(result.bytes.text) bytes of \(files.count) files in \(time.text): \(files.joined(separator: ", "))")
        }

        /// The positive control: all values in clear, one a line, and each has to be found.
        private func findsEverythingInClear() -> (found: Int, all: Int) {
            let text = CustomerField.allCases.flatMap { patterns.values[$0] ?? [] }.joined(separator: "\n")
            let found = patterns.patterns(in: Array(text.utf8))
            let all = patterns.origins.indices.filter { patterns.origins[$0].variant == .asGiven }
            return (all.count { found.contains($0) }, all.count)
        }

        /// Format-preserving tokens can be somebody else's number: by chance, and only as often as chance has it.
        private mutating func noteChance() async throws {
            let tokens = try await desk.database.read { database in
                var tokens: [ChanceHits.Token] = []
                let rows = try Row.fetchCursor(database, sql: "SELECT id, phone, card FROM customer")
                while let row = try rows.next() {
                    for text in [row[1] as String?, row[2] as String?] {
                        if let text { tokens.append(ChanceHits.Token(customer: row[0], text: text)) }
                    }
                }
                return tokens
            }
            let customers = Dictionary(uniqueKeysWithValues: book.customers.map { ($0.id, $0) })
            chance.append(ChanceHits(tokens, patterns, customers))
        }

        private mutating func checkChance(_ part: String) {
            guard let chance = chance.last else { return }
            let expected = (chance.expected * 100).rounded() / 100
            check(
                part, "tokens that are another customer's number are as rare as chance has it",
                chance.count <= chance.limit,
                "\(chance.count), \(expected) expected: nobody can tell which")
        }

        /// Words that stand in the files for other reasons: names of tables and columns, and the document.
        private static func vocabulary() throws -> [UInt8] {
            Array((DeskSchema.tables + DeskSchema.indexes).utf8) + PackageResources.support_desk_yaml
        }

        static func size(_ path: String) throws -> Int {
            try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        }
    }
#endif
