import ProtectionKeys
import Testing

@testable import DataProtection

@Suite("Stored columns")
struct OpeningTests {
    private let keys: Keys
    private let protector: Protector

    init() throws {
        keys = try Keys()
        protector = try Desk.protector(keys)
    }

    @Test("Tokens of cards whose key nothing tells are neither opened nor passed where there are several keys")
    func cardsOfSomeKey() throws {
        let keys = try Keys()
        let clear = try Desk.rows(3)
        let protector = try Desk.protector(keys)
        var stored = try protector.protect(clear, table: "customer").columns
        stored.set("card_key", [nil, "", stored["card_key"]![2]])
        let opened = try protector.open(stored, table: "customer", depths: ["card": .value])
        #expect(opened.columns["card"] == [nil, nil, clear["card"]![2]])
        #expect(opened.failures.map(\.code) == [.undecidable, .undecidable])
        let passed = try protector.protect(
            stored, table: "customer", protectedInput: .pass, failures: .collect)
        #expect(passed.rows == [2] && Set(passed.failures.map(\.code)) == [.undecidable])
        #expect(passed.columns["card_key"] == [stored["card_key"]![2]])
        // Where there is but one it is that.
        let single = try Protector(
            Catalog([Desk.customers()]), RootKeyset(Keyset(.root)))
        var own = try single.protect(clear, table: "customer").columns
        own.set("card_key", [nil, nil, nil])
        #expect(try single.open(own, table: "customer", depths: ["card": .value]).columns["card"] == clear["card"])
    }

    @Test("are opened as far as asked, and a card's last digits without opening it")
    func depths() throws {
        let rows = try Desk.rows(30)
        let stored = try protector.protect(rows, table: "customer").columns
        let opened = try protector.open(
            stored, table: "customer",
            depths: ["email": .stored, "card": .last(4), "phone": .last(2), "account": .value])
        #expect(opened.unopened == ["card"] && opened.failures.isEmpty)
        #expect(opened.columns["email"] == stored["email"] && opened.columns["card"] == stored["card"])
        #expect(opened.columns["phone"] == rows["phone"] && opened.columns["account"] == rows["account"])
        for row in 0..<30 { #expect(stored["card"]![row]!.suffix(4) == rows["card"]![row]!.suffix(4)) }
        let five = try protector.open(stored, table: "customer", depths: ["card": .last(5)])
        #expect(five.unopened.isEmpty && five.columns["card"] == rows["card"])
    }

    @Test("of rows under two keys open together, by the column that has the key's id where they do not tell")
    func twoKeys() throws {
        let (first, second) = (try Desk.rows(20, seed: 1), try Desk.rows(20, seed: 2))
        let promoted = try Desk.protector(keys.promoted())
        let old = try protector.protect(first, table: "customer").columns
        let new = try promoted.protect(second, table: "customer").columns
        let both = try TableColumns(old.names.map { ($0, old[$0]! + new[$0]!) })
        let opened = try Desk.opened(both, promoted)
        for name in Desk.reversible { #expect(opened[name] == first[name]! + second[name]!) }
    }

    @Test("that do not tell their key do not open without the column that does")
    func keyIDsMissing() throws {
        let stored = try protector.protect(try Desk.rows(4), table: "customer").columns
        let some = try TableColumns(["id", "tenant", "name", "ticket"].map { ($0, stored[$0]!) })
        let error = thrown { try protector.open(some, table: "customer", depths: ["ticket": .value]) }
        #expect(error?.code == .undecidable && error?.column == "ticket")
        #expect(try protector.open(some, table: "customer", depths: ["name": .value]).failures.isEmpty)
    }

    @Test("give values in clear only where asked, as while a table is migrated")
    func plaintext() throws {
        var rows = try Desk.rows(8)
        try rows.append("card_key", Array(repeating: nil, count: 8))
        let depths = ["name": OpeningDepth.value, "card": .value, "note": .value, "visitor": .value]
        let refused = try protector.open(rows, table: "customer", depths: depths)
        #expect(Set(refused.failures.map(\.code)) == [.notProtected])
        let accepted = try protector.open(rows, table: "customer", depths: depths, acceptsPlaintext: true)
        #expect(accepted.failures.isEmpty && accepted.columns["name"] == rows["name"])
    }

    @Test("of one-way tokens have no way back")
    func oneWay() throws {
        let stored = try protector.protect(row: ["tenant": "acme", "visitor": "v"], table: "customer")
        let columns = try TableColumns(stored.map { ($0.key, [$0.value]) })
        let opened = try protector.open(columns, table: "customer", depths: ["visitor": .value])
        #expect(opened.failures.map(\.code) == [.notReversible])
    }

    @Test("of a disabled key say so, cell by cell")
    func disabled() throws {
        let stored = try protector.protect(try Desk.rows(4), table: "customer").columns
        var keys = try keys.promoted()
        try keys.keyset.disable(keys.first)
        let opened = try Desk.protector(keys).open(
            stored, table: "customer", depths: ["email": .value, "ticket": .value, "account": .value])
        #expect(opened.failures.count == 12 && Set(opened.failures.map(\.code)) == [.keyDisabled])
    }
}
