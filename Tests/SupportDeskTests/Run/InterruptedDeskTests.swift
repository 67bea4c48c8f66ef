#if SQLite && YAML
    import DataProtection
    import DataProtectionGRDB
    import Foundation
    import GRDB
    import Testing

    @testable import SupportDesk

    @Suite("A desk that was left in the middle")
    struct InterruptedDeskTests {
        /// What a process leaves that ends between the tables of a rotation, and before the key of a customer is deleted whose
        /// erasure is written down.
        private func interrupt(_ folder: String, erasing customer: Int) async throws {
            let book = CustomerBook(count: 300, seed: 2019)
            var desk = try await Desk.open(
                DeskFolder(folder), Desk.Origin(customers: 300, seed: 2019), canaries: book.canaries)
            try await desk.rotateKeys()
            _ = try await desk.protector.rotate(table: "customer", in: SQLiteRecordSource(desk.database))
            try await desk.database.write { database in
                let erased = try DeskSchema.value("erased", database) ?? ""
                try DeskSchema.set("erased", "\(erased) \(customer)", database)
            }
            try await desk.audit.close()
        }

        @Test("is finished first: everything is as it has to be, and what was to be erased is")
        func resumed() async throws {
            let folder = DeskProcess.folder()
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let arguments = ["--customers", "300", "--data-dir", folder]
            #expect(try DeskProcess(arguments + ["--json"]).status == 0)
            try await interrupt(folder, erasing: 250)
            let again = try DeskProcess(arguments)
            #expect(again.status == 0, "\(again.output)")
            #expect(again.output.contains("rows of call were left under an earlier key"))
            #expect(!again.output.contains("FAIL"))
            let database = try DatabaseQueue(path: "\(folder)/desk.sqlite")
            let left = try await database.read { database in
                try Int.fetchOne(
                    database,
                    sql: """
                        SELECT count(*) FROM customer WHERE id = 250
                        AND coalesce(phone, ticket, card, name_index, email_index) IS NOT NULL
                        """)
            }
            #expect(left == 0)
        }
    }
#endif
