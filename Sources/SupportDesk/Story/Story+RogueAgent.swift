#if SQLite && YAML
    import DataProtection
    import Foundation
    import GRDB

    /// (d) The rogue agent: an agent's account, and the will to take everything.
    ///
    /// He is given more than he should have: nobody stops him after the alarm, and the desk assigns him any ticket that he asks for.
    extension Story {
        /// Rows that he asks for at a time.
        private static var pageSize: Int { 50 }
        /// Requests that he has under way. Those that wait for the audit share one write to the disk.
        private static var requestsAtOnce: Int { 128 }
        /// Days that he goes on for, around the clock.
        private static var days: Int { 3 }

        mutating func stealAsAnAgent() async throws {
            paper.heading("d", "The rogue agent")
            let start = ContinuousClock.now
            let pages = try await pages()
            var loot = Loot()
            let alarm = try await readInBulk(pages, &loot)
            loot.add(try await readOneByOne(pages))
            let days = try await goOnForDays(pages, &loot)
            robbed = loot.clear
            tell(loot, alarm, ContinuousClock.now - start)
            checkRogue(loot, pages.count, alarm, days)
            try await openACanary()
        }

        /// Somebody with a fresh budget and a ticket of a customer who does not exist.
        mutating func openACanary() async throws {
            let name = "a canary looks like a customer, shows what is made up, and rings"
            guard let canary = book.canaries.first(where: { stored.contains($0.id) }) else {
                check("d", name, false, "no canary is stored")
                return
            }
            let before = desk.bell.count(.canary)
            let session = try desk.protector.session(
                for: Cast.nina, purpose: "callback", reason: "call",
                facts: Cast.ticket(of: canary.id, assignedTo: Cast.nina))
            let seen = try await session.reveal(desk.customer(canary.id), in: "customer", fields: ["phone"])
            let shown = seen.cell("phone", row: 0).value
            paper.line("nina calls customer \(canary.id), a canary: she sees \(shown ?? "nothing"), which is made up")
            check("d", name, shown != nil && shown != canary.phone && desk.bell.count(.canary) == before + 1)
        }

        /// The whole table, page by page, as it is stored.
        private func pages() async throws -> [TableColumns] {
            var pages: [TableColumns] = []
            for first in stride(from: 0, to: book.customers.count, by: Self.pageSize) {
                let page = try await desk.customers("id BETWEEN \(first + 1) AND \(first + Self.pageSize)")
                if page.count > 0 { pages.append(page) }
            }
            return pages
        }

        private static func session(_ desk: Desk, _ purpose: String, ticketOf customer: Int) throws -> RevealSession {
            try desk.protector.session(
                for: Cast.mallory, purpose: purpose, reason: "customer asked for it",
                facts: Cast.ticket(of: customer, assignedTo: Cast.mallory))
        }

        /// Page by page, for every purpose that there is, each time with a ticket of the page's first customer.
        ///
        /// - Returns: how many customers he had asked for, and how many he had seen in clear, when the alarm rang.
        private func readInBulk(_ pages: [TableColumns], _ loot: inout Loot) async throws -> (asked: Int, clear: Int)? {
            var (alarm, asked): ((asked: Int, clear: Int)?, Int) = (nil, 0)
            for (number, purpose) in desk.purposes.enumerated() {
                for (place, page) in pages.enumerated() {
                    let session = try Self.session(desk, purpose, ticketOf: Self.id(page, 0))
                    loot.take(try await session.reveal(page, in: "customer"), book)
                    asked += page.count
                    if alarm == nil, desk.bell.count(.canary) > 0 { alarm = (asked, loot.clear.count) }
                    paper.progress("in bulk", number * pages.count + place + 1, of: desk.purposes.count * pages.count)
                }
            }
            return alarm
        }

        /// Customer by customer, for every purpose, each time with a ticket of that very customer; as many at once as a thief would
        /// try.
        private func readOneByOne(_ pages: [TableColumns]) async throws -> Loot {
            let (desk, book, paper) = (desk, book, paper)
            let work = desk.purposes.flatMap { purpose in pages.map { (purpose, $0) } }
            return try await withThrowingTaskGroup(of: Loot.self) { group in
                var (loot, next, done) = (Loot(), 0, 0)
                func start() {
                    guard next < work.count else { return }
                    let (purpose, page) = work[next]
                    next += 1
                    group.addTask { try await Self.readOneByOne(page, purpose, desk, book) }
                }
                for _ in 0..<Self.requestsAtOnce { start() }
                while let part = try await group.next() {
                    loot.add(part)
                    done += 1
                    paper.progress("one by one", done, of: work.count)
                    start()
                }
                return loot
            }
        }

        private static func readOneByOne(
            _ page: TableColumns, _ purpose: String, _ desk: Desk, _ book: CustomerBook
        ) async throws -> Loot {
            var loot = Loot()
            for row in 0..<page.count {
                let session = try session(desk, purpose, ticketOf: id(page, row))
                loot.take(try await session.reveal(Self.row(page, row), in: "customer"), book)
            }
            return loot
        }

        /// Hour by hour: whatever the budgets let out again, taken at once, and only of those whom he has not seen yet.
        ///
        /// - Returns: how many customers he had seen in clear at the end of each day.
        private func goOnForDays(_ pages: [TableColumns], _ loot: inout Loot) async throws -> [Int] {
            var days: [Int] = []
            for hour in 1..<24 * Self.days {
                if hour.isMultiple(of: 24) { days.append(loot.clear.count) }
                desk.clock.advance(hours: 1)
                var refused = 0
                for page in pages {
                    for row in 0..<page.count where refused < 3 && !loot.clear.contains(Self.id(page, row)) {
                        let before = loot.clear.count
                        let session = try Self.session(desk, "callback", ticketOf: Self.id(page, row))
                        let seen = try await session.reveal(Self.row(page, row), in: "customer")
                        loot.take(seen, book)
                        // A canary looks like a customer to him.
                        let isShown = seen.cell("phone", row: 0).value != nil
                        refused = loot.clear.count > before || isShown ? 0 : refused + 1
                    }
                    if refused >= 3 { break }
                }
            }
            // To the end of the last day.
            desk.clock.advance(hours: 1)
            return days + [loot.clear.count]
        }

        private mutating func tell(
            _ loot: Loot, _ alarm: (asked: Int, clear: Int)?, _ time: Duration
        ) {
            paper.line(
                "mallory asks for all customers, page by page and one by one, for each of \(desk.purposes.count) purposes, with any "
                    + "ticket assigned to him, and goes on for \(Self.days) days around the clock: \(loot.requests.text) requests "
                    + "in \(time.text), each recorded before it is answered")
            paper.table(
                ["cells that he is not shown", ""],
                loot.denials.sorted { $0.value > $1.value }.map { [RevealDenial($0.key).message, $0.value.text] })
            if let alarm, let event = desk.bell.first(.canary) {
                paper.line(
                    "alarm for \(event.recipients.joined(separator: ", ")): \(event.message) - after asking for "
                        + "\(alarm.asked.text) rows, with \(alarm.clear) customers seen in clear")
            }
            let kinds: [RevealEvent.Kind] = [
                .canary, .budgetExhausted, .sequentialIdentifiers, .newSubjects, .offHours,
            ]
            paper.table(["alarms", ""], kinds.map { [$0.rawValue, desk.bell.count($0).text] })
            let perDay = Double(loot.clear.count) / Double(Self.days)
            let daysNeeded = perDay > 0 ? Int((Double(book.realCount) / perDay).rounded(.up)) : 0
            paper.line(
                "seen in clear: \(loot.clear.count.text) of \(book.realCount.text) customers in \(Self.days) days "
                    + "(\(loot.clearFields.map(\.rawValue).sorted().joined(separator: ", ")) only), "
                    + "\(loot.masked.count.text) masked")
            paper.line(
                "for all \(book.realCount.text) the theft needs \(daysNeeded.text) days without a day off, and nobody who hears an alarm"
            )
            figure("requests of the rogue agent", loot.requests, "requests")
            figure("customers seen in clear in \(Self.days) days", loot.clear.count, "customers")
            figure("days that the theft needs", daysNeeded, "days")
        }

        private mutating func checkRogue(
            _ loot: Loot, _ pages: Int, _ alarm: (asked: Int, clear: Int)?, _ days: [Int]
        ) {
            let asked = desk.purposes.count * (pages + stored.count)
            check(
                "d", "he asked for everybody, in bulk and one by one, for every purpose", loot.requests >= asked,
                "\(loot.requests.text) requests")
            let limit = desk.dailyLimit(ofRule: "agent-phone-callback")
            check(
                "d", "seen in clear: no more than the document's \(limit) customers a day",
                days[0] > 0 && zip([0] + days, days).allSatisfy { $1 - $0 <= limit },
                "\(loot.clear.count) in \(Self.days) days")
            check("d", "of these nothing but telephone numbers", loot.clearFields == [.phone])
            check("d", "an alarm at a canary, before anybody was seen in clear", alarm?.clear == 0)
            check(
                "d", "no value of a canary came out", loot.canaryValues == 0, "\(loot.madeUpValues) were made up")
            check("d", "stopped by budgets", loot.denials[.budgetExhausted, default: 0] > 0)
        }

        private static func id(_ page: TableColumns, _ row: Int) -> Int { page["id"]?[row].flatMap { Int($0) } ?? 0 }

        private static func row(_ page: TableColumns, _ row: Int) throws -> TableColumns {
            try TableColumns(page.names.map { ($0, [page[$0]?[row] ?? nil]) })
        }
    }
#endif
