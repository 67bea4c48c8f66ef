#if SQLite && YAML
    import DataProtection
    import Foundation

    /// (h) The audit: who saw a customer, what a thief saw, and whether the log is what was written.
    extension Story {
        mutating func askTheAudit() async throws {
            paper.heading("h", "The audit")
            // To where whoever writes the log cannot change it.
            let checkpoint = try await desk.audit.checkpoint()
            try Data(checkpoint.serialized.utf8).write(to: URL(filePath: "\(desk.folder.published)/checkpoint"))
            try tellWhoSaw()
            try tellWhatMallorySaw()
            try verify(published: checkpoint)
            try verifyTamperedCopies(published: checkpoint)
            figure("plaintext values found in the files at the end", try await searchFiles("h"), "values")
        }

        /// "Who saw customer X?": by digests of the id, under every key that there was.
        private mutating func tellWhoSaw() throws {
            let customer = helped
            let digests = try desk.door.digester.allDigests(of: String(customer.id), tenant: Desk.tenant)
            let query = AuditQuery(subjects: Set(digests.compactMap { AuditSubject($0.description) }))
            let entries = try query.entries(in: desk.audit.archive)
            let seen = entries.filter { $0.record.decision == .revealed }
            paper.line(
                "who saw customer \(customer.id)? \(seen.count.text) records of what was shown, "
                    + "\((entries.count - seen.count).text) of what was denied")
            paper.table(
                ["time", "who", "purpose", "form", "fields", "reason"],
                seen.suffix(8).map { entry in
                    let record = entry.record
                    return [
                        "\(record.time)", record.principal, record.purpose ?? "", record.form ?? "",
                        record.fields.map { $0.replacing("customer.", with: "") }.joined(separator: " "),
                        record.reason ?? "",
                    ]
                })
            let ada = seen.map(\.record).filter { $0.principal == Cast.ada.id }
            check(
                "h", "the audit knows what ada saw of customer \(customer.id), and why",
                ada.contains { $0.form == "masked" && $0.purpose == "ticket-handling" && $0.reason != nil }
                    && ada.contains { $0.form == "clear" && $0.fields == ["customer.phone"] })
        }

        /// Whom mallory saw in clear, as the audit has it and as it was counted from what he got.
        private mutating func tellWhatMallorySaw() throws {
            var subjects: Set<AuditSubject> = []
            var query = AuditQuery(principal: Cast.mallory.id, decisions: [.revealed])
            query.time = AuditTime(milliseconds: DeskClock(run: desk.run).milliseconds)..<AuditTime(milliseconds: .max)
            try query.run(on: desk.audit.archive) { entry in
                if entry.record.form == "clear" { subjects.formUnion(entry.record.subjects) }
                return true
            }
            var robbed: Set<AuditSubject> = []
            var withoutNumber: Set<AuditSubject> = []
            for customer in book.customers where !customer.isCanary {
                let digests = try desk.door.digester.allDigests(of: String(customer.id), tenant: Desk.tenant)
                    .compactMap { AuditSubject($0.description) }.filter(subjects.contains)
                if self.robbed.contains(customer.id) {
                    robbed.formUnion(digests)
                } else {
                    withoutNumber.formUnion(digests)
                }
            }
            // What was granted and is not there, of customers who were erased before or have no number, is recorded too.
            let empty = erased.count + book.customers.count { $0.phone?.isEmpty ?? true }
            check(
                "h", "the audit knows every customer whom mallory saw in clear, and no other",
                robbed.count == self.robbed.count && robbed.union(withoutNumber) == subjects
                    && withoutNumber.count <= empty,
                "\(robbed.count)")
        }

        private mutating func verify(published: SignedCheckpoint) throws {
            let start = ContinuousClock.now
            let report = try verifier.verify(desk.audit.archive, published: [published])
            let time = ContinuousClock.now - start
            paper.line("verified in \(time.text): \(report)")
            figure("audit records verified", report.records.perSecond(time), "records/s")
            check(
                "h", "the log is what was written, from the first record to the last",
                report.isIntact && report.unanchoredRecords == 0, "\(report.records.text) records")
        }

        /// A copy in which somebody hides what he did: by changing a name, and by cutting the end off.
        private mutating func verifyTamperedCopies(published: SignedCheckpoint) throws {
            let copy = "\(desk.folder.path)/tampered"
            defer { try? FileManager.default.removeItem(atPath: copy) }
            for (what, change) in [("a changed name", Self.changeAName), ("a cut end", Self.cutTheEnd)] {
                try? FileManager.default.removeItem(atPath: copy)
                try FileManager.default.copyItem(atPath: desk.folder.audit, toPath: copy)
                let segments = try FileManager.default.contentsOfDirectory(atPath: copy)
                    .filter { $0.hasSuffix(".jsonl") }.sorted()
                try change(segments.map { "\(copy)/\($0)" })
                let report = try verifier.verify(AuditArchive(directory: copy), published: [published])
                if let finding = report.findings.first { paper.line("\(what): \(finding)") }
                check("h", "\(what) is found, with the place", !report.isIntact)
            }
        }

        /// The last record of mallory's becomes somebody else's, of as many letters.
        private static func changeAName(_ segments: [String]) throws {
            for segment in segments.reversed() {
                let text = try Data(contentsOf: URL(filePath: segment))
                let name = Data("\"principal\":\"mallory\"".utf8)
                guard let place = text.range(of: name, options: .backwards) else { continue }
                var changed = text
                changed.replaceSubrange(place, with: Data("\"principal\":\"matilda\"".utf8))
                try changed.write(to: URL(filePath: segment))
                return
            }
        }

        /// The last record is gone, line and all.
        private static func cutTheEnd(_ segments: [String]) throws {
            for segment in segments.reversed() {
                let text = try Data(contentsOf: URL(filePath: segment))
                guard let end = text.dropLast().lastIndex(of: UInt8(ascii: "\n")) else { continue }
                try text[...end].write(to: URL(filePath: segment))
                return
            }
        }

        private var verifier: AuditVerifier { AuditVerifier(keys: [desk.keys.signer.verifier]) }
    }
#endif
