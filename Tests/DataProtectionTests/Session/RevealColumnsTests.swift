import TestSupport
import Testing

@testable import DataProtection

@Suite("Columns that are revealed")
struct RevealColumnsTests {
    @Test("come out as the decision on each cell says, computed from the values in clear", arguments: Seed.all)
    func agreesWithDecisions(seed: Seed) async throws {
        var random = seed.generator
        let desk = try RevealDesk()
        for role in ["agent", "lead", "job", "thief"] {
            for purpose in ["handling", "callback", "counting", "everything", "unheard-of"] {
                let count = Int.random(in: 1...30, using: &random)
                let (clear, stored) = try desk.rows(count, seed: random.next())
                let own = "r\(Int.random(in: 0..<count, using: &random))"
                let facts: [CedarRecord] = (0..<count).map { _ in
                    Bool.random(using: &random) ? ["vip": .bool(Bool.random(using: &random))] : .empty
                }
                let session = try desk.session(role, purpose, own: own)
                let revealed = try await session.reveal(stored, in: "customer", facts: facts)
                let request = RevealRequest(
                    principal: session.call.principal, purpose: purpose, milliseconds: 1_772_532_000_000,
                    context: session.call.context, reason: "ticket 1", fulfilling: [.reason, .notify])
                for name in Desk.protected + ["city"] {
                    for row in 0..<count {
                        let field = FieldName(table: "customer", column: name)
                        let decision = desk.engine.decide(
                            field, in: RevealRow(tenant: "acme", subject: "r\(row)", facts: facts[row]), for: request)
                        let wanted = try expected(
                            decision.candidates.first, name, clear: clear[name]![row], stored: stored[name]![row],
                            subject: "r\(row)", desk)
                        #expect(revealed.columns[name]![row] == wanted, "\(role) \(purpose) \(name)")
                        let cell = revealed.cell(name, row: row)
                        if decision.isGranted {
                            #expect(cell.value == wanted)
                        } else {
                            #expect(cell == .denied(decision.denial!))
                        }
                    }
                }
                #expect(revealed.columns["id"] == clear["id"] && revealed.columns["tenant"] == clear["tenant"])
                for name in ["name_index", "email_index", "note_index", "phone_key", "ticket_key", "card_key"] {
                    #expect(revealed.columns[name] == nil)
                }
            }
        }
    }

    /// The slow and obvious way.
    private func expected(
        _ candidate: RevealCandidate?, _ name: String, clear: String?, stored: String?, subject: String,
        _ desk: RevealDesk
    ) throws -> String? {
        guard let candidate, let clear, let stored else { return nil }
        switch candidate.transform {
        case .clear: return clear
        case .masked(.plain(let mask)): return mask(clear)
        case .masked(.keyed(let mask)):
            let text: String = try KeyedMasking(mask, desk.keys.root)(
                clear, subject: subject, context: FieldContext(tenant: "acme", domain: "customer.\(name)"))
            return text
        case .tokenized, .encrypted: return stored
        }
    }

    @Test("are not opened for a token, nor for digits that a card's token has in clear")
    func notOpened() async throws {
        let desk = try RevealDesk()
        let (clear, sound) = try desk.rows(20)
        var stored = sound
        // What does not open any more.
        stored.set("card", sound["card"]!.map { "4" + $0!.dropFirst() })
        stored.set("account", try desk.rows(20, tenant: "globex").stored["account"]!)
        let masked = try await desk.session("agent", "handling").reveal(stored, in: "customer", fields: ["card"])
        for row in 0..<20 {
            #expect(masked.columns["card"]![row] == DataProtectionTests.masked(.keepLast(4), clear["card"]![row]))
        }
        let tokens = try await desk.session("job", "counting").reveal(stored, in: "customer", fields: ["account"])
        #expect(tokens.columns["account"] == stored["account"] && tokens.failures.isEmpty)
        let opened = try await desk.session("lead", "everything")
            .reveal(stored, in: "customer", fields: ["card", "account"])
        #expect(opened.failures.count == 40)
        #expect(opened.columns["card"]!.allSatisfy { $0 == nil })
        #expect(opened.columns["account"]!.allSatisfy { $0 == nil })
    }

    @Test("of which a few rows may be shown open in these only")
    func onlyShownRows() async throws {
        let desk = try RevealDesk()
        let (clear, sound) = try desk.rows(12, seed: 5)
        var stored = sound
        let place = try #require((0..<12).first { clear["phone"]![$0] != nil })
        // Every other row is damaged, and nobody notices.
        stored.set("phone", (0..<12).map { $0 == place ? sound["phone"]![$0] : sound["phone"]![$0].map { _ in "+4" } })
        let revealed = try await desk.session("agent", "callback", own: "r\(place)")
            .reveal(stored, in: "customer", fields: ["phone"])
        #expect(revealed.failures.isEmpty && revealed.columns["phone"]![place] == clear["phone"]![place])
    }

    @Test("that could not be opened say so cell by cell, wherever they stand", arguments: 0..<32)
    func failedCells(pattern: Int) async throws {
        let desk = try RevealDesk()
        let (clear, protected) = try desk.rows(5)
        var stored = protected
        let damaged = [
            "email": (0..<5).filter { pattern >> $0 & 1 == 1 },
            "account": (0..<5).filter { pattern >> (4 - $0) & 1 == 1 },
        ]
        for (name, rows) in damaged {
            var cells = try #require(stored[name])
            for row in rows { cells[row] = "in clear" }
            stored.set(name, cells)
        }
        let seen = try await desk.session("lead", "everything")
            .reveal(stored, in: "customer", fields: ["email", "account"])
        for (name, rows) in damaged {
            for row in 0..<5 {
                switch seen.cell(name, row: row) {
                case .failed(let error):
                    #expect(rows.contains(row) && error.row == row && error.column == name)
                    #expect(error.code == .notProtected)
                case .value(let value): #expect(!rows.contains(row) && value == clear[name]![row])
                case let other: Issue.record("\(name) of row \(row): \(other)")
                }
            }
        }
    }

    @Test("that were exchanged between rows, tenants or columns fail, and nothing of them comes out")
    func exchanged() async throws {
        let desk = try RevealDesk()
        let (_, stored) = try desk.rows(10, seed: 3)
        let session = try desk.session("lead", "everything")
        var rows = stored
        rows.set("name", stored["name"]!.reversed())
        let swapped = try await session.reveal(rows, in: "customer", fields: ["name"])
        for row in 0..<10 {
            #expect(swapped.columns["name"]![row] == nil)
            if stored["name"]![9 - row] != nil {
                #expect(swapped.failures.contains { $0.row == row && $0.code == .authenticationFailed })
            }
        }
        var columns = stored
        columns.set("account", stored["note"]!)
        columns.set("email", stored["name"]!)
        let mixed = try await session.reveal(columns, in: "customer", fields: ["account", "email"])
        #expect(mixed.columns["account"]!.allSatisfy { $0 == nil } && mixed.columns["email"]!.allSatisfy { $0 == nil })
        var others = stored
        others.set("tenant", Array(repeating: "globex", count: 10))
        let foreign = try await desk.session("lead", "everything", tenant: "globex")
            .reveal(others, in: "customer", fields: ["name", "email", "note", "account"])
        for name in ["name", "email", "note", "account"] { #expect(foreign.columns[name]!.allSatisfy { $0 == nil }) }
        #expect(!"\(foreign.failures)".contains("Lovelace"))
    }

    @Test("stay closed where the record cannot be written, and where the budget does not suffice")
    func nothingUnrecorded() async throws {
        let desk = try RevealDesk()
        let (_, stored) = try desk.rows(60)
        let session = try desk.session("agent", "handling")
        let tooMany = try await session.reveal(stored, in: "customer", fields: ["name", "city"])
        #expect(tooMany.cell("name", row: 0) == .denied(RevealDenial(.budgetExhausted)))
        #expect(tooMany.columns["city"]!.allSatisfy { $0 == nil })
        #expect(desk.sink.records.map(\.decision) == [.exhausted] && desk.sink.records[0].subjects.count == 60)
        let some = try await session.reveal(stored.rows(Array(0..<40)), in: "customer", fields: ["city"])
        #expect(some.columns["city"]!.allSatisfy { $0 == "B*****" })
        desk.sink.fill()
        let error = await thrown { try await session.reveal(stored.rows([0]), in: "customer") }
        #expect(error?.code == .auditFailed && error?.table == "customer")
    }

    @Test("are refused where something needed is not given")
    func refused() async throws {
        let desk = try RevealDesk()
        let (_, stored) = try desk.rows(4)
        let session = try desk.session("lead", "everything")
        func code(_ columns: TableColumns, _ fields: [String]? = nil, _ facts: [CedarRecord] = []) async
            -> DataProtectionError.Code?
        {
            await thrown { try await session.reveal(columns, in: "customer", fields: fields, facts: facts) }?.code
        }
        func without(_ name: String) throws -> TableColumns {
            try TableColumns(stored.names.filter { $0 != name }.map { ($0, stored[$0]!) })
        }
        #expect(await code(try without("tenant")) == .tenantMissing)
        #expect(await code(try without("id")) == .subjectMissing)
        #expect(await code(try without("card_key"), ["card"]) == .undecidable)
        #expect(await code(stored, ["surname"]) == .unknownColumn)
        #expect(await code(stored, nil, [.empty]) == .unequalCounts)
        #expect(await code(try TableColumns([("surname", ["x"])])) == .unknownColumn)
        #expect(await thrown { try await session.reveal(stored, in: "customers") }?.code == .unknownTable)
        #expect(
            thrown { try Desk.protector(desk.keys).session(for: Principal("a", roles: []), purpose: "p") }?.code
                == .revealsNotSetUp)
        let before = desk.sink.records.count
        let nothing = try await session.reveal(stored.rows([]), in: "customer")
        #expect(nothing.columns.count == 0 && desk.sink.records.count == before)
    }

    @Test("that are in clear still come out in their form only where asked, while a table is migrated")
    func plaintext() async throws {
        let desk = try RevealDesk()
        let (clear, _) = try desk.rows(6, seed: 9)
        let session = try desk.session("agent", "handling")
        let refused = try await session.reveal(clear, in: "customer", fields: ["email"])
        #expect(refused.columns["email"]!.allSatisfy { $0 == nil } && refused.failures.count == 6)
        let shown = try await session.reveal(clear, in: "customer", fields: ["email"], includingPlaintext: true)
        #expect(shown.columns["email"]! == clear["email"]!.map { masked(.email(), $0) })
    }

    @Test("that are in clear still come out neither as tokens nor as ciphertexts", arguments: [false, true])
    func plaintextIsNoToken(includingPlaintext: Bool) async throws {
        let desk = try RevealDesk()
        var (clear, stored) = try desk.rows(12, seed: 3)
        // What protect writes for rows in clear: no ids of keys.
        for name in ["phone_key", "ticket_key", "card_key"] { clear.set(name, Array(repeating: nil, count: 12)) }
        for (purpose, names) in [
            ("counting", ["phone", "ticket", "card", "note", "account", "visitor"]), ("everything", ["name", "email"]),
        ] {
            let session = try desk.session("job", purpose)
            for name in names {
                let refused = try await session.reveal(
                    clear, in: "customer", fields: [name], includingPlaintext: includingPlaintext)
                #expect(refused.columns[name]!.allSatisfy { $0 == nil }, "\(name)")
                #expect(refused.failures.count == clear[name]!.count { $0 != nil }, "\(name)")
                #expect(refused.failures.allSatisfy { $0.code == .notProtected }, "\(name)")
                let shown = try await session.reveal(
                    stored, in: "customer", fields: [name], includingPlaintext: includingPlaintext)
                #expect(shown.columns[name] == stored[name] && shown.failures.isEmpty, "\(name)")
            }
        }
    }

    @Test("are not taken for tokens or ciphertexts where nothing tells what they are, or only a form")
    func undecided() async throws {
        let desk = try RevealDesk()
        var (clear, stored) = try desk.rows(3)
        let tokens = try desk.session("job", "counting")
        let withoutIDs = try TableColumns(["id", "tenant", "phone"].map { ($0, stored[$0] ?? []) })
        let undecided = try await tokens.reveal(withoutIDs, in: "customer", fields: ["phone"])
        #expect(undecided.columns["phone"]!.allSatisfy { $0 == nil })
        #expect(Set(undecided.failures.map(\.code)) == [.undecidable])
        // It begins as an envelope does.
        clear.set("name", Array(repeating: "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA", count: 3))
        let ciphers = try await desk.session("job", "everything").reveal(clear, in: "customer", fields: ["name"])
        #expect(ciphers.columns["name"]!.allSatisfy { $0 == nil } && ciphers.failures.count == 3)
    }

    @Test("that say whom rows are about and are protected come back protected, or not at all")
    func protectedSubjects() async throws {
        let keys = try Keys()
        let catalog = Catalog {
            TableCatalog("visit", tenant: .constant("acme"), record: "id", subject: "visitor") {
                ColumnProtection("visitor", .oneWay())
                ColumnProtection("page", .encrypted())
            }
        }
        let document = try RevealDocument(
            yaml: """
                policy: visits
                version: 1
                purposes: { counting: a }
                roles: { job: {} }
                classes: { page: { ladder: [clear] } }
                fields: { visit.page: { class: page, subject: visitor } }
                rules: [{ id: pages, who: job, purpose: counting, classes: page, reveal: clear }]
                """)
        let root = try keys.root
        let gate = try RevealGate(
            RevealEngine(document), store: LocalBudgetStore(), digester: SubjectDigester(root),
            clock: RevealClock { 1_772_532_000_000 })
        let protector = try Protector(catalog, root, reveals: RevealControl(gate, audit: MemorySink()))
        let clear = try TableColumns([
            ("id", ["1", "2"]), ("visitor", ["ada@example.org", "bob@example.org"]), ("page", ["a", "b"]),
        ])
        var stored = try await protector.protect(clear, table: "visit").columns
        let token = stored["visitor"]![0]
        stored.set("visitor", [token, "bob@example.org"])
        let shown = try await protector.session(
            for: Principal("ada", tenant: "acme", roles: ["job"]), purpose: "counting"
        )
        .reveal(stored, in: "visit")
        #expect(shown.columns["visitor"] == [token, nil])
        #expect(shown.columns["page"] == ["a", "b"])
        #expect(shown.failures.map(\.code) == [.notProtected] && shown.failures.first?.row == 1)
    }

    @Test(
        "are counted by the id that a protected column of subjects holds, moved or not, and shown nothing of where it does not open",
        arguments: [ColumnStorage.encryptedDeterministically(), .opaqueToken()], [false, true])
    func openedSubjects(storage: ColumnStorage, includingPlaintext: Bool) async throws {
        let keys = try Keys()
        let catalog = Catalog {
            TableCatalog("visit", tenant: .constant("acme"), record: "id", subject: "visitor") {
                ColumnProtection("visitor", storage)
                ColumnProtection("page", .encrypted())
            }
        }
        let document = try RevealDocument(
            yaml: """
                policy: visits
                version: 1
                purposes: { counting: a }
                roles: { job: {} }
                classes: { page: { ladder: [clear] } }
                fields: { visit.page: { class: page, subject: visitor } }
                rules:
                  - { id: pages, who: job, purpose: counting, classes: page, reveal: clear,
                      budget: { subjects: 5, per: principal, within: 1d } }
                """)
        let root = try keys.root
        let gate = try RevealGate(
            RevealEngine(document), store: LocalBudgetStore(), digester: SubjectDigester(root),
            clock: RevealClock { 1_772_532_000_000 })
        let sink = MemorySink()
        let protector = try Protector(catalog, root, reveals: RevealControl(gate, audit: sink))
        let clear = try TableColumns([
            ("id", ["1", "2", "3", "4", "5"]), ("visitor", ["ada", "ada", "bob", "bob", nil]),
            ("page", ["a", "b", "c", "d", "e"]),
        ])
        var stored = try await protector.protect(clear, table: "visit").columns
        var visitors = try #require(stored["visitor"])
        visitors[1] = "ada"
        // Of another keyset.
        visitors[3] = try await Protector(catalog, Keys().root).protect(clear, table: "visit").columns["visitor"]![3]
        stored.set("visitor", visitors)
        let session = try protector.session(
            for: Principal("ada", tenant: "acme", roles: ["job"]), purpose: "counting")
        let shown = try await session.reveal(stored, in: "visit", includingPlaintext: includingPlaintext)
        // What is in clear anybody may have written.
        #expect(shown.columns["page"] == ["a", includingPlaintext ? "b" : nil, "c", nil, "e"])
        if !includingPlaintext {
            guard case .failed(let error) = shown.cell("page", row: 1) else {
                Issue.record("the row has no failure")
                return
            }
            #expect(error.code == .notProtected && error.row == 1 && error.column == "page")
        }
        #expect(shown.cell("page", row: 3).value == nil && shown.cell("page", row: 4) == .value("e"))
        if case .failed(let error) = shown.cell("page", row: 3) {
            #expect([.keyNotFound, .authenticationFailed, .notProtected].contains(error.code), "\(error)")
            #expect(!"\(error)".contains("bob"))
        } else {
            Issue.record("the row has no failure")
        }
        // Ada, Bob, and the rows of nobody knows whom.
        let unknown = includingPlaintext ? 2 : 3
        #expect(sink.records.first?.subjects.count == 2)
        #expect(sink.records.first?.facts["rowsWithoutSubject"] == "\(unknown)")
        #expect(shown.authorization.budgetLeft?.remaining == 3 - unknown)
    }

    @Test(
        "that say of nobody whom they are about are each somebody's, whatever stands for nobody", arguments: ["", nil])
    func nobody(id: String?) async throws {
        let catalog = Catalog {
            TableCatalog("visit", tenant: .constant("acme"), record: "id", subject: "visitor") {
                ColumnProtection("page", .encrypted())
            }
        }
        let document = try RevealDocument(
            yaml: """
                policy: visits
                version: 1
                purposes: { counting: a }
                roles: { job: {} }
                classes: { page: { ladder: [clear] } }
                fields: { visit.page: { class: page, subject: visitor } }
                rules:
                  - { id: pages, who: job, purpose: counting, classes: page, reveal: clear,
                      budget: { subjects: 2, per: principal, within: 1d } }
                """)
        let root = try Keys().root
        let gate = try RevealGate(
            RevealEngine(document), store: LocalBudgetStore(), digester: SubjectDigester(root),
            clock: RevealClock { 1_772_532_000_000 })
        let sink = MemorySink()
        let protector = try Protector(catalog, root, reveals: RevealControl(gate, audit: sink))
        let stored = try await protector.protect(
            TableColumns([
                ("id", ["1", "2", "3"]), ("visitor", [id, id, id]), ("page", ["a", "b", "c"]),
            ]), table: "visit"
        ).columns
        let session = try protector.session(
            for: Principal("ada", tenant: "acme", roles: ["job"]), purpose: "counting")
        let all = try await session.reveal(stored, in: "visit")
        #expect(all.columns["page"] == [nil, nil, nil])
        #expect(sink.records.first?.facts["rowsWithoutSubject"] == "3")
        let two = try await session.reveal(stored.rows([0, 1]), in: "visit")
        #expect(two.columns["page"] == ["a", "b"] && two.authorization.budgetLeft?.remaining == 0)
    }

    @Test("that are in clear still come out as a row and in batches too, where asked", arguments: [false, true])
    func plaintextOtherwise(includingPlaintext: Bool) async throws {
        let desk = try RevealDesk()
        let (clear, stored) = try desk.rows(6, seed: 9)
        let session = try desk.session("agent", "handling")
        let wanted = clear["email"]!.map { masked(.email(), $0) }
        let row = try await session.reveal(
            row: clear.row(0), in: "customer", fields: ["email"], includingPlaintext: includingPlaintext)
        #expect(row["email"].value == (includingPlaintext ? wanted[0] : nil))
        #expect(row.failures.isEmpty == includingPlaintext)
        let (source, feed) = AsyncStream.makeStream(of: TableColumns.self)
        for batch in [clear.rows([0, 1]), stored.rows([2, 3])] { feed.yield(batch) }
        feed.finish()
        var shown: [String?] = []
        for try await batch in session.reveal(
            batches: source, in: "customer", fields: ["email"], includingPlaintext: includingPlaintext)
        {
            shown += batch.columns["email"]!
        }
        #expect(shown == (includingPlaintext ? Array(wanted[..<4]) : [nil, nil] + wanted[2..<4]))
    }

    @Test("come in batches, each by itself")
    func batches() async throws {
        let desk = try RevealDesk()
        let (clear, stored) = try desk.rows(50)
        let (source, feed) = AsyncStream.makeStream(of: TableColumns.self)
        for start in stride(from: 0, to: 50, by: 10) { feed.yield(stored.rows(Array(start..<start + 10))) }
        feed.finish()
        var cities: [String?] = []
        let session = try desk.session("agent", "handling")
        for try await batch in session.reveal(batches: source, in: "customer", fields: ["email"]) {
            cities += batch.columns["email"]!
        }
        // The budget is of forty.
        #expect(cities == (0..<50).map { $0 < 40 ? masked(.email(), clear["email"]![$0]) : nil })
    }

    @Test("are explained by rule and by what stands in the way")
    func explained() throws {
        let desk = try RevealDesk()
        let mine = try desk.session("agent", "callback", own: "r1")
            .explain("phone", in: "customer", row: RevealRow(tenant: "acme", subject: "r1"))
        #expect(mine.decision.form == .clear && "\(mine)".contains("own"))
        let foreign = try desk.session("agent", "callback", own: "r1")
            .explain("phone", in: "customer", row: RevealRow(tenant: "globex", subject: "r1"))
        #expect(foreign.decision.denial?.code == .forbidden && "\(foreign)".contains("wall"))
        #expect(desk.sink.records.isEmpty)
    }
}
