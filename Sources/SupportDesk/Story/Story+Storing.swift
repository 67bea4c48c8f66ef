#if SQLite && YAML
    import DataProtection
    import DataProtectionGRDB
    import GRDB

    /// (a) Customers are protected and stored.
    extension Story {
        /// Rows that are protected in one call and stored in one transaction.
        private static var chunkSize: Int { 4000 }
        /// Chunks that are protected at the same time, while those before are written.
        private static var width: Int { 3 }

        mutating func storeCustomers() async throws {
            paper.heading("a", "Customers, protected and stored")
            let source = options.file.map { "of \($0)" } ?? "made up from seed \(options.seed)"
            paper.line("\(book.realCount.text) customers \(source), \(book.canaries.count) canaries among them")
            let last = try await desk.database.read { database in
                try Int.fetchOne(database, sql: "SELECT MAX(id) FROM customer") ?? 0
            }
            if last > 0 { paper.line("\(last.text) of them are there already: going on behind these") }
            try await storeCustomers(behind: last)
            try await measureColumns()
            try await storeCalls()
            try await readBack()
            try await finishWhatWasBegun()
            tellRejected()
            guard someCustomers(Self.fewest).count == Self.fewest else {
                throw StoryFailure(
                    .wrongData,
                    "too few customers with name, email and phone are stored: the story needs \(Self.fewest)"
                )
            }
            checkDocument()
        }

        /// The document says who sees what, the catalog how it is kept: the two have to fit.
        private mutating func checkDocument() {
            let findings = desk.document.findings
            for finding in findings { paper.line("    support-desk.yaml:\(finding)") }
            check("a", "the document and its catalog fit together", !findings.contains { $0.severity == .error })
        }

        /// A chunk of customers that is protected and not stored yet.
        private struct ProtectedChunk: Sendable {
            let customers: ArraySlice<Customer>
            let protected: ProtectedColumns
        }

        /// Whole columns at once, in chunks. Some are protected while those before are written, in the order of the customers.
        private mutating func storeCustomers(behind last: Int) async throws {
            let missing = book.customers[min(last, book.customers.count)...]
            let start = ContinuousClock.now
            let protector = desk.protector
            try await withThrowingTaskGroup(of: ProtectedChunk.self) { group in
                var (next, rest) = (missing.startIndex, missing)
                var ready: [Int: ProtectedChunk] = [:]
                for _ in 0..<Self.width { Self.protect(&rest, protector, &group) }
                while let done = try await group.next() {
                    Self.protect(&rest, protector, &group)
                    ready[done.customers.startIndex] = done
                    while let chunk = ready.removeValue(forKey: next) {
                        try await desk.database.write { try chunk.protected.columns.insert($0, table: "customer") }
                        note(chunk.protected.failures, of: chunk.customers)
                        next = chunk.customers.endIndex
                        paper.progress("protecting", next, of: book.customers.count)
                    }
                }
            }
            try await desk.database.write { try $0.execute(sql: DeskSchema.indexes) }
            guard !missing.isEmpty else { return }
            let storing = ContinuousClock.now - start
            figure("protected and stored in SQLite", missing.count.perSecond(storing), "rows/s")
            paper.line(
                "\(missing.count.text) rows of five protected columns and two blind indexes, with a key for each customer: "
                    + "\(missing.count.perSecond(storing).text) rows/s into SQLite, \(storing.text)")
        }

        /// Takes a chunk off the customers that are left.
        private static func protect(
            _ rest: inout ArraySlice<Customer>, _ protector: Protector,
            _ group: inout ThrowingTaskGroup<ProtectedChunk, any Error>
        ) {
            let chunk = rest.prefix(chunkSize)
            if chunk.isEmpty { return }
            rest = rest.dropFirst(chunkSize)
            group.addTask { try await protectChunk(chunk, protector) }
        }

        /// A row that cannot be protected is set aside, and never stored as it is.
        private static func protectChunk(
            _ customers: ArraySlice<Customer>, _ protector: Protector
        ) async throws -> ProtectedChunk {
            let protected = try await protector.protect(columns(customers), table: "customer", failures: .collect)
            return ProtectedChunk(customers: customers, protected: protected)
        }

        /// The customers as columns of the table.
        private static func columns(_ customers: ArraySlice<Customer>) throws -> TableColumns {
            var columns = try TableColumns([
                ("id", customers.map { String($0.id) }), ("tenant", customers.map { _ in Desk.tenant }),
            ])
            for field in CustomerField.allCases {
                try columns.append(field.rawValue, customers.map { $0[field] })
            }
            return columns
        }

        /// What protecting alone takes: the column interface on one processor, without the keys of customers, which each cost a
        /// derivation for every value, and a row in their store.
        private mutating func measureColumns() async throws {
            var catalog = desk.protector.catalog
            for table in catalog.tables.indices {
                for column in catalog.tables[table].columns.indices {
                    catalog.tables[table].columns[column].isErasable = false
                }
            }
            let protector = try Protector(catalog, desk.door.root)
            let customers = book.customers.prefix(5 * Self.chunkSize)
            let columns = try Self.columns(customers)
            // Once for the keys of the columns, which are then ready.
            _ = try Self.rows(protector, columns)
            let start = ContinuousClock.now
            let rows = try Self.rows(protector, columns)
            let rate = rows.perSecond(ContinuousClock.now - start)
            figure("protected, without keys of customers", rate, "rows/s")
            paper.line("without keys of customers: \(rate.text) rows/s on one processor")
            let values = customers.map { CustomerRow($0, tenant: Desk.tenant) }
            let valueStart = ContinuousClock.now
            let valueRate = try Self.rows(protector, values).perSecond(ContinuousClock.now - valueStart)
            figure("protected as Swift values, likewise", valueRate, "rows/s")
            paper.line("and as values of a Codable type: \(valueRate.text) rows/s")
        }

        /// Not asynchronous, and so the form that does not wait for keys of customers.
        private static func rows(_ protector: Protector, _ columns: TableColumns) throws -> Int {
            try protector.protect(columns, table: "customer", failures: .collect).rows.count
        }

        /// The same of values of a type.
        private static func rows(_ protector: Protector, _ values: [CustomerRow]) throws -> Int {
            try protector.protect(values, table: "customer", failures: .collect).values.count
        }

        /// Calls that customers made: another table, which knows only from which number.
        private func storeCalls() async throws {
            let calls = CallBook(of: book, seed: options.seed).calls
            let last = try await desk.database.read { database in
                try Int.fetchOne(database, sql: "SELECT MAX(id) FROM call") ?? 0
            }
            let missing = calls[min(last, calls.count)...]
            for first in stride(from: missing.startIndex, to: missing.endIndex, by: Self.chunkSize) {
                let chunk = missing[first..<min(first + Self.chunkSize, missing.endIndex)]
                let columns = try TableColumns([
                    ("id", chunk.map { String($0.id) }), ("tenant", chunk.map { _ in Desk.tenant }),
                    ("phone", chunk.map(\.phone)), ("handset", chunk.map(\.handset)), ("city", chunk.map(\.city)),
                    ("minutes", chunk.map { String($0.minutes) }),
                ])
                let protected = try await desk.protector.protect(columns, table: "call")
                try await desk.database.write { try protected.columns.insert($0, table: "call") }
            }
            paper.line("\(calls.count.text) calls in a second table, by the same tokens of their numbers")
        }

        /// Which customers are there, and which of them were erased by an earlier run.
        private mutating func readBack() async throws {
            let (ids, erased) = try await desk.database.read { database in
                try (
                    Set(Int.fetchAll(database, sql: "SELECT id FROM customer")),
                    DeskSchema.value("erased", database) ?? ""
                )
            }
            stored = ids
            self.erased = Set(erased.split(separator: " ").compactMap { Int($0) })
            for customer in book.customers where !stored.contains(customer.id) {
                if let row = customer.row, !rejected.contains(where: { $0.row == row }) {
                    rejected.append(RejectedRow(row: row, reason: "an earlier run could not protect it"))
                }
            }
            check(
                "a", "every customer is stored, or told by its row",
                stored.count + book.customers.count { !stored.contains($0.id) && $0.row != nil }
                    == book.customers.count,
                "\(stored.count.text) stored, \(rejected.count.text) rows rejected")
        }

        private mutating func note(_ failures: [DataProtectionError], of chunk: ArraySlice<Customer>) {
            var known: Set<Int> = []
            for failure in failures {
                guard let place = failure.row, known.insert(place).inserted,
                    let row = chunk[chunk.startIndex + place].row
                else {
                    continue
                }
                rejected.append(RejectedRow(row: row, reason: "\(failure.column ?? ""): \(failure.message)"))
            }
        }

        /// Every row of the file that is not there, by its number.
        private mutating func tellRejected() {
            rejected.sort { $0.row < $1.row }
            report.rejectedRows = rejected.map(\.row)
            if rejected.isEmpty { return }
            paper.line("\(rejected.count.text) rows of the file are not stored:")
            for row in rejected.prefix(20) { paper.line("    row \(row.row): \(row.reason)") }
            let others = rejected.dropFirst(20).map { String($0.row) }
            if !others.isEmpty { paper.line("    and rows \(others.joined(separator: ", "))") }
        }
    }
#endif
