#if SQLite && YAML
    import Testing

    @testable import SupportDesk

    @Suite("Values that are too short to be looked for in bytes")
    struct ShortValuesTests {
        private static let customers = [
            Customer(id: 1, name: "Bo Li", email: "a@b.c", phone: "110"),
            Customer(id: 2, name: "Ada Lovelace", email: "ada.lovelace@example.org", phone: "911"),
        ]

        private static func found(_ cell: String, inRowOf id: Int) -> Int {
            var values = PlaintextPatterns(of: customers).short
            values.compare(cell, with: customers[id - 1])
            #expect(values.cells == 1)
            return values.found
        }

        @Test("are those, and no others")
        func which() {
            let patterns = PlaintextPatterns(of: Self.customers)
            #expect(patterns.short.count == 4 && patterns.searchedCount == 2)
            #expect(PlaintextPatterns(of: [Self.customers[1]]).short.texts[.name] == nil)
        }

        @Test("are found in whole cells, whosever row it is", arguments: ["Bo Li", "bo li", "BO LI", "A@B.C"], [1, 2])
        func words(cell: String, row: Int) {
            #expect(Self.found(cell, inRowOf: row) == 1)
            #expect(Self.found(cell + "x", inRowOf: row) == 0)
        }

        @Test("that are numbers are found in their own rows, since another's token may be one")
        func numbers() {
            #expect(Self.found("110", inRowOf: 1) == 1 && Self.found("911", inRowOf: 2) == 1)
            #expect(Self.found("110", inRowOf: 2) == 0 && Self.found("112", inRowOf: 1) == 0)
        }
    }
#endif
