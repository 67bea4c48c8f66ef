#if SQLite && YAML
    import DataProtection
    import Foundation
    import GRDB

    /// (g) Erasure: a customer is forgotten, in the database and in every copy of it that there is.
    extension Story {
        mutating func eraseACustomer() async throws {
            paper.heading("g", "Erasure")
            let customer = someCustomers(1, skipping: 3)[0]
            let neighbor = someCustomers(1, skipping: 4)[0]
            let backup = "\(desk.folder.path)/backup.sqlite"
            try? FileManager.default.removeItem(atPath: backup)
            defer { try? FileManager.default.removeItem(atPath: backup) }
            // Somebody has a copy of the database, from before.
            try await desk.database.writeWithoutTransaction {
                try $0.execute(sql: "VACUUM INTO ?", arguments: [backup])
            }
            var configuration = Configuration()
            configuration.readonly = true
            let copy = try DatabaseQueue(path: backup, configuration: configuration)

            let before = try await look(at: customer, in: desk.database)
            check(
                "g", "before: the lead sees name and address",
                before == [.value(customer.name ?? ""), .value(customer.email ?? "")])
            try await erase(customer.id)
            paper.line(
                "customer \(customer.id) is erased: the key of name and address is deleted, the tokens are overwritten")
            let after = try await look(at: customer, in: desk.database)
            check("g", "after: they are gone from the database", after.allSatisfy { $0.isErased })
            let inCopy = try await look(at: customer, in: copy)
            check(
                "g", "and cannot be read from the copy that was made before, with all keys that there are",
                inCopy.allSatisfy { $0.isErased }, inCopy.map(\.description).joined(separator: ", "))
            let others = try await look(at: neighbor, in: copy)
            check(
                "g", "others can be read from it",
                others == [.value(neighbor.name ?? ""), .value(neighbor.email ?? "")])
            paper.line(
                "Tokens of his telephone number, ticket and card are gone from the table. In the copy they stay until it is deleted: "
                    + "tokens end with the root key.")
        }

        /// Name and address as a lead sees them, from whichever copy of the database.
        private func look(at customer: Customer, in database: any DatabaseReader) async throws -> [RevealedCell] {
            let session = try desk.protector.session(
                for: Cast.lea, purpose: "ticket-handling", reason: "request for erasure",
                facts: Cast.ticket(of: customer.id, assignedTo: Cast.lea))
            let seen = try await session.reveal(desk.customer(customer.id, in: database), in: "customer")
            return [seen.cell("name", row: 0), seen.cell("email", row: 0)]
        }

        /// Deletes the customer's key, which nothing can bring back, and what does not depend on it. Can be done again where it
        /// was not finished: that it is to be done is written down first.
        mutating func erase(_ customer: Int) async throws {
            erased.insert(customer)
            let list = erased.sorted().map(String.init).joined(separator: " ")
            try await desk.database.write { try DeskSchema.set("erased", list, $0) }
            try await desk.protector.erase([String(customer)], table: "customer", tenant: Desk.tenant)
            try await desk.database.write { database in
                try database.execute(
                    sql: """
                        UPDATE customer SET name_index = NULL, email_index = NULL, phone = NULL, phone_key = NULL,
                        ticket = NULL, card = NULL, card_key = NULL WHERE id = ?
                        """, arguments: [customer])
            }
        }
    }

    extension RevealedCell {
        /// Whether the customer's key is gone.
        fileprivate var isErased: Bool { self == .shredded }
    }
#endif
