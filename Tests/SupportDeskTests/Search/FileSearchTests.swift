import Foundation
import Testing

@testable import SupportDesk

@Suite("A search through files")
struct FileSearchTests {
    private typealias Token = ChanceHits.Token

    private static func folder() throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "file-search-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    @Test("finds every text once, also where pieces meet", arguments: [64, 65, 100, 1 << 20])
    func pieces(pieceSize: Int) async throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var search = PatternSearch()
        search.add(Array("ada.lovelace@example.org".utf8))
        search.add(Array("lovelace".utf8))
        search.prepare()
        let text = (0..<200).map { String(repeating: "-", count: $0 % 37) + "ada.lovelace@example.org" }.joined()
        try Data(text.utf8).write(to: URL(filePath: "\(folder)/a"))
        try Data("nothing".utf8).write(to: URL(filePath: "\(folder)/b"))
        try Data().write(to: URL(filePath: "\(folder)/c"))
        let result = try await FileSearch(search: search, pieceSize: pieceSize).run(on: ["a", "b", "c"], in: folder)
        #expect(result.bytes == text.utf8.count + 7)
        #expect(result.count == 400)
        #expect(Set(result.hits).count == 400)
        #expect(result.patterns == [0, 1])
        let bytes = Array(text.utf8)
        for hit in result.hits {
            let pattern = search.pattern(hit.pattern)
            #expect(bytes[hit.place..<hit.place + pattern.count].elementsEqual(pattern))
        }
    }

    @Test("a value in the wrong row is chance, in its own a leak")
    func chance() {
        let customers = [
            Customer(id: 1, name: "Ada Lovelace", phone: "+33199001234"),
            Customer(id: 2, name: "Grace Hopper", phone: "+33199005678"),
        ]
        let patterns = PlaintextPatterns(of: customers)
        let byID = Dictionary(uniqueKeysWithValues: customers.map { ($0.id, $0) })
        let other = ChanceHits(
            [Token(customer: 1, text: "+33199005678"), Token(customer: 2, text: "+33611111111")], patterns, byID)
        #expect(other.ownValues == 0)
        // As it is, and without the sign before it.
        #expect(other.count == 2)
        #expect(other.expected > 0 && other.expected < 1)
        let own = ChanceHits([Token(customer: 1, text: "+33199001234")], patterns, byID)
        #expect(own.ownValues == 2)
        #expect(own.explained.isEmpty)
    }

    @Test("more than chance is more than is allowed")
    func exchangedValues() {
        // Everybody has the number of somebody else: as a search finds it, all of it is in the wrong row.
        let book = CustomerBook(count: 300, seed: 3)
        let patterns = PlaintextPatterns(of: book.customers)
        let byID = Dictionary(uniqueKeysWithValues: book.customers.map { ($0.id, $0) })
        let tokens = book.customers.map { customer in
            Token(customer: customer.id, text: book[customer.id % book.customers.count + 1].phone ?? "")
        }
        let chance = ChanceHits(tokens, patterns, byID)
        #expect(chance.count > chance.limit)
    }
}
