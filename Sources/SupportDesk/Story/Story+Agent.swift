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
            paper.line("ada opens ticket T-\(helped.id), which is hers:")
            let (customer, seen) = (helped, try await open(helped, "ticket-handling", "ticket T-\(helped.id)"))
            let cells = CustomerField.allCases.map { (customer[$0], seen.cell($0.rawValue, row: 0).value) }
            check(
                "c", "her ticket's customer: every field masked, none in clear",
                cells.allSatisfy { clear, shown in clear == nil || shown != nil && shown != clear })
        }

        private mutating func callBack() async throws {
            paper.line("ada calls the customer back:")
            let seen = try await open(helped, "callback", "call about ticket T-\(helped.id)")
            let shown = CustomerField.allCases.filter { seen.cell($0.rawValue, row: 0).value != nil }
            check(
                "c", "the call back: the telephone number in clear, and nothing else",
                shown == [.phone] && seen.cell("phone", row: 0).value == helped.phone)
        }

        private mutating func openAStranger() async throws {
            let customer = stranger
            paper.line("ada opens customer \(customer.id), who is nobody's ticket of hers:")
            let seen = try await open(customer, "ticket-handling", "curious")
            let row = RevealRow(tenant: Desk.tenant, subject: String(customer.id))
            let session = try session(Cast.ada, "ticket-handling", "curious", ticketOf: helped)
            paper.line("why: \(try session.explain("email", in: "customer", row: row))")
            let other = try await self.session(
                Cast.gus, "ticket-handling", "ticket T-\(customer.id)", ticketOf: customer
            ).reveal(desk.customer(customer.id), in: "customer")
            check(
                "c", "an unassigned customer: denied",
                CustomerField.allCases.allSatisfy { isDenied(seen.cell($0.rawValue, row: 0), .notPermitted) })
            check(
                "c", "an agent of another company: forbidden",
                CustomerField.allCases.allSatisfy { isDenied(other.cell($0.rawValue, row: 0), .forbidden) })
        }

        /// What a session needs: who asks, what for, why, and the ticket that is assigned to them.
        private func session(
            _ principal: Principal, _ purpose: String, _ reason: String, ticketOf customer: Customer
        ) throws -> RevealSession {
            try desk.protector.session(
                for: principal, purpose: purpose, reason: reason,
                facts: Cast.ticket(of: customer.id, assignedTo: principal))
        }

        /// What Ada sees of a customer, with the ticket that is hers.
        private func open(_ customer: Customer, _ purpose: String, _ reason: String) async throws -> RevealedColumns {
            let stored = try await desk.customer(customer.id)
            let seen = try await session(Cast.ada, purpose, reason, ticketOf: helped).reveal(stored, in: "customer")
            tell(stored, seen)
            return seen
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
