#if SQLite && YAML
    import DataProtection
    import DataProtectionGRDB

    /// What an earlier run was ended in the middle of is finished first.
    extension Story {
        mutating func finishWhatWasBegun() async throws {
            guard desk.run > 1 else { return }
            for customer in erased.sorted() { try await erase(customer) }
            // Tokens of two keys do not join.
            let source = try await SQLiteRecordSource(desk.database)
            for table in ["customer", "call"] {
                let report = try await desk.protector.rotate(table: table, in: source)
                guard report.changed > 0 else { continue }
                paper.line(
                    "    \(report.changed.text) rows of \(table) were left under an earlier key, and are moved: a rotation had been "
                        + "interrupted")
            }
            try await desk.door.subjectKeys.rotate()
        }
    }
#endif
