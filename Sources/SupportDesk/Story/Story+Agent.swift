#if SQLite && YAML
    import DataProtection

    /// (c) The agent: one ticket that is hers, one call back, and one customer who is not hers.
    extension Story {
        /// The customer whose ticket is Ada's.
        var helped: Customer { someCustomers(1)[0] }
        /// One who is nobody's.
        private var stranger: Customer { someCustomers(1, skipping: 1)[0] }

        mutating func helpACustomer() async throws {
            paper.heading("c", "The agent")
            try await handleTheTicket()
            try await callBack()
            try await openAStranger()
        }

        private mutating func handleTheTicket() async throws {
            let customer = helped
            let session = try desk.protector.session(
                for: Cast.ada, purpose: "ticket-handling", reason: "ticket T-\(customer.id)",
                facts: Cast.ticket(of: customer.id, assignedTo: Cast.ada))
            let stored = try await desk.customer(customer.id)
            let seen = try await session.reveal(stored, in: "customer")
            paper.line("ada opens ticket T-\(customer.id), which is hers:")
            tell(stored, seen)
            let cells = CustomerField.allCases.map { (customer[$0], seen.cell($0.rawValue, row: 0).value) }
            check(
                "c", "her ticket's customer: every field masked, none in clear",
                cells.allSatisfy { clear, shown in clear == nil || shown != nil && shown != clear })
        }

        private mutating func callBack() async throws {
            let customer = helped
            let session = try desk.protector.session(
                for: Cast.ada, purpose: "callback", reason: "call about ticket T-\(customer.id)",
                facts: Cast.ticket(of: customer.id, assignedTo: Cast.ada))
            let stored = try await desk.customer(customer.id)
            let seen = try await session.reveal(stored, in: "customer")
            paper.line("ada calls the customer back:")
            tell(stored, seen)
            let shown = CustomerField.allCases.filter { seen.cell($0.rawValue, row: 0).value != nil }
            check(
                "c", "the call back: the telephone number in clear, and nothing else",
                shown == [.phone] && seen.cell("phone", row: 0).value == customer.phone)
        }

        private mutating func openAStranger() async throws {
            let customer = stranger
            let session = try desk.protector.session(
                for: Cast.ada, purpose: "ticket-handling", reason: "curious",
                facts: Cast.ticket(of: helped.id, assignedTo: Cast.ada))
            let stored = try await desk.customer(customer.id)
            let seen = try await session.reveal(stored, in: "customer")
            paper.line("ada opens customer \(customer.id), who is nobody's ticket of hers:")
            tell(stored, seen)
            let row = RevealRow(tenant: Desk.tenant, subject: String(customer.id))
            paper.line("why: \(try session.explain("email", in: "customer", row: row))")
            let other = try await desk.protector.session(
                for: Cast.gus, purpose: "ticket-handling", reason: "ticket T-\(customer.id)",
                facts: Cast.ticket(of: customer.id, assignedTo: Cast.gus)
            ).reveal(stored, in: "customer")
            check(
                "c", "an unassigned customer: denied",
                CustomerField.allCases.allSatisfy { isDenied(seen.cell($0.rawValue, row: 0), .notPermitted) })
            check(
                "c", "an agent of another company: forbidden",
                CustomerField.allCases.allSatisfy { isDenied(other.cell($0.rawValue, row: 0), .forbidden) })
        }

        private func isDenied(_ cell: RevealedCell, _ code: RevealDenial.Code) -> Bool {
            if case .denied(let denial) = cell { denial.code == code } else { false }
        }

        /// What stands in the database, what is seen of it, and by which rule.
        private func tell(_ stored: TableColumns, _ seen: RevealedColumns) {
            let rows = CustomerField.allCases.map { field in
                let cell = seen.cell(field.rawValue, row: 0)
                let column = seen.authorization[FieldName(table: "customer", column: field.rawValue)]
                return [
                    field.rawValue, (stored[field.rawValue]?[0] ?? "NULL").shortened(24), cell.value ?? "-",
                    column.map { "\($0.outcome(inRow: 0))" } ?? "",
                ]
            }
            paper.table(["", "stored", "seen", "because"], rows)
        }
    }
#endif
