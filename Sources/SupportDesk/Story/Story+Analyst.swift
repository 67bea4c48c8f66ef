#if SQLite && YAML
    import DataProtection
    import GRDB

    /// (e) The analyst: counts and joins over tokens, and never sees a value.
    extension Story {
        mutating func analyze() async throws {
            paper.heading("e", "The analyst")
            try await joinCalls()
            try await countSharedCards()
            try await countCities()
            try await lookThroughTheDoor()
        }

        /// Equal numbers have equal tokens, in both tables: the database joins them as if they were in clear.
        private mutating func joinCalls() async throws {
            let found = try await desk.database.read { database in
                let row = try Row.fetchOne(
                    database,
                    sql: """
                        SELECT COUNT(*), COUNT(DISTINCT call.id), COUNT(DISTINCT customer.id)
                        FROM call JOIN customer ON call.tenant = customer.tenant AND call.phone = customer.phone
                        """)
                return (0..<3).map { row?[$0] ?? 0 } as [Int]
            }
            let calls = CallBook(of: book, seed: options.seed).calls
            var owners: [String: [Int]] = [:]
            for customer in visible { if let phone = customer.phone { owners[phone, default: []].append(customer.id) } }
            let pairs = calls.map { owners[$0.phone] ?? [] }
            let truth = [
                pairs.reduce(0) { $0 + $1.count }, pairs.count { !$0.isEmpty }, Set(pairs.flatMap(\.self)).count,
            ]
            paper.line("calls joined with customers by tokens: \(found[1].text) calls, \(found[2].text) customers")
            check(
                "e", "a join over tokens gives what a join over values gives", found == truth, "\(found[0].text) pairs")
        }

        private mutating func countSharedCards() async throws {
            let found = try await desk.database.read { database in
                try Int.fetchOne(
                    database,
                    sql: """
                        SELECT COUNT(*) FROM (SELECT card FROM customer WHERE card IS NOT NULL
                        GROUP BY tenant, card HAVING COUNT(*) > 1)
                        """) ?? 0
            }
            let cards = Dictionary(grouping: visible.compactMap { $0.card }) { $0 }
            paper.line("cards that several customers pay with: \(found.text)")
            check("e", "counts over tokens are counts over values", found == cards.values.count { $0.count > 1 })
        }

        /// Deterministic ciphertexts and one-way tokens can be counted too.
        private mutating func countCities() async throws {
            let (cities, handsets) = try await desk.database.read { database in
                try (
                    Int.fetchAll(
                        database,
                        sql: "SELECT COUNT(*) AS calls FROM call GROUP BY tenant, city ORDER BY calls DESC LIMIT 5"),
                    Int.fetchOne(database, sql: "SELECT COUNT(DISTINCT handset) FROM call") ?? 0
                )
            }
            let calls = CallBook(of: book, seed: options.seed).calls
            let truth = Dictionary(grouping: calls, by: \.city).values.map(\.count).sorted(by: >).prefix(5)
            paper.line(
                "calls from the five cities with most of them, whichever these are: "
                    + "\(cities.map(\.text).joined(separator: ", ")); from \(handsets.text) telephones")
            check(
                "e", "so are counts over ciphertexts and one-way tokens",
                cities == Array(truth) && handsets == Set(calls.map(\.handset)).count)
        }

        /// What the analyst's program gets through the door: tokens as they are stored, and no name.
        private mutating func lookThroughTheDoor() async throws {
            let page = try await desk.customers("id <= 1000")
            let session = try desk.protector.session(for: Cast.analyst, purpose: "analytics")
            let seen = try await session.reveal(page, in: "customer")
            let tokens = ["phone", "ticket", "card"].allSatisfy { seen.columns[$0] == page[$0] }
            let names = ["name", "email"].allSatisfy { seen.columns[$0]?.allSatisfy { $0 == nil } ?? false }
            check("e", "the door gives the analyst tokens, and no name", tokens && names, "\(page.count.text) rows")
        }

        /// The customers that are in the database with all that they have; canaries too, which nobody can tell from others.
        private var visible: [Customer] {
            book.customers.filter { stored.contains($0.id) && !erased.contains($0.id) }
        }
    }
#endif
