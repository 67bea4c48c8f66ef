#if SQLite && YAML
    import DataProtection
    import DataProtectionGRDB
    import GRDB

    /// (f) Search and rotation: a customer is found by e-mail address before, while and after all keys change.
    extension Story {
        mutating func searchAndRotate() async throws {
            paper.heading("f", "Search and rotation")
            let wanted = someCustomers(1, skipping: 2)[0]
            try await find(wanted, "before the rotation")
            let old = desk.door.root.primaryKeyID
            try await desk.rotateKeys()
            paper.line("a new key, \(desk.door.root.primaryKeyID), protects from now on; \(old) goes on opening")
            try await find(wanted, "with rows of both keys")
            try await rotate("customer")
            try await rotate("call")
            try await desk.door.subjectKeys.rotate()
            try await find(wanted, "after the rotation")
            try await countKeys()
        }

        /// What a caller says is looked up as he writes it, here in capitals.
        private mutating func find(_ customer: Customer, _ when: String) async throws {
            let said = (customer.email ?? "").uppercased()
            let found = try await lookUp(said)
            let truth = book.customers.filter {
                stored.contains($0.id) && !erased.contains($0.id) && $0.email?.lowercased() == said.lowercased()
            }.map(\.id)
            check("f", "found by e-mail \(when)", found == truth && found.contains(customer.id))
        }

        /// The customers with an address: the index says which rows may be meant, and the desk compares.
        private func lookUp(_ email: String) async throws -> [Int] {
            // One value for each key that rows may be of.
            let terms = try desk.protector.query("customer", column: "email", equals: email, tenant: Desk.tenant)
            let rows = try await desk.customers("tenant = \(Desk.tenant) AND \(terms.condition)")
            guard rows.count > 0 else { return [] }
            // An index has several rows for a value, so that it does not tell who is who.
            let session = try desk.protector.session(for: Cast.service, purpose: "caller-lookup", reason: "a caller")
            let seen = try await session.reveal(rows, in: "customer", fields: ["email"])
            let emails = seen.columns["email"] ?? []
            return (rows["id"] ?? []).indices.filter { emails[$0].map(terms.matches) ?? false }
                .compactMap { rows["id"]?[$0].flatMap { Int($0) } }
        }

        /// Moves a table to the new key, while others read and write it: chunk by chunk, each one transaction.
        private mutating func rotate(_ table: String) async throws {
            let source = try await SQLiteRecordSource(desk.database)
            let (start, paper) = (ContinuousClock.now, paper)
            let total = try await desk.database.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM \(table)") ?? 0 }
            let options = RotationOptions(chunkSize: 4000)
            let report = try await desk.protector.rotate(table: table, in: source, options: options) { report in
                paper.progress("moving \(table)", report.rows, of: total)
            }
            let time = ContinuousClock.now - start
            paper.line(
                "\(table): \(report.rows.text) rows gone through, \(report.changed.text) moved to the new key, "
                    + "\(report.failed) failed, \(time.text)")
            figure("moved to another key, \(table)", report.rows.perSecond(time), "rows/s")
            check("f", "all rows of \(table) moved", report.isFinished && report.failed == 0 && report.rows == total)
        }

        /// A dry run counts by key and writes nothing.
        private mutating func countKeys() async throws {
            let source = try await SQLiteRecordSource(desk.database)
            let report = try await desk.protector.rotate(
                table: "customer", in: source, options: RotationOptions(isDryRun: true))
            let columns = report.columns.sorted { $0.key < $1.key }
            paper.table(
                ["column", "under the new key", "under others", "of erased customers"],
                columns.map { name, counts in
                    let current = counts.byKey[desk.door.root.primaryKeyID] ?? 0
                    return [
                        name, current.text, (counts.byKey.values.reduce(0, +) - current).text, counts.shredded.text,
                    ]
                })
            check(
                "f", "nothing is left under the old key",
                columns.allSatisfy { $0.value.byKey.keys.allSatisfy { $0 == desk.door.root.primaryKeyID } })
        }
    }
#endif
