import Foundation
import Testing

@testable import SupportDesk

@Suite("Customers of a file")
struct CustomerFileTests {
    private static func read(_ text: String) throws -> CustomerFile { try read(Array(text.utf8)) }

    private static func read(_ bytes: [UInt8]) throws -> CustomerFile {
        let path = FileManager.default.temporaryDirectory.appending(path: "customers-\(UUID().uuidString).csv").path
        try Data(bytes).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try CustomerFile(path: path)
    }

    @Test("columns in any order, with a byte order mark, quotes and newlines in values; others are named")
    func columns() throws {
        let file = try Self.read(
            "\u{FEFF}card,note,email,phone,name,ticket\r\n"
                + "4111111111111111,x,ada@example.org,+33199001234,\"Lovelace, \"\"Ada\"\"\nKing\",TT-1\r\n"
                + "\r\n,,,,,\r\n")
        #expect(file.ignoredColumns == ["note"])
        #expect(file.rejected.isEmpty)
        #expect(file.customers.count == 2)
        #expect(file.customers[0].name == "Lovelace, \"Ada\"\nKing")
        #expect(file.customers[0].card == "4111111111111111")
        #expect(file.customers[0].row == 1)
        #expect(file.customers[1].name == nil && file.customers[1].row == 3)
    }

    @Test("rows that are none are told by their numbers, and the others read")
    func rejectedRows() throws {
        var bytes = Array("name,email,phone,ticket,card\na,b,c,d,e\na,b,c\n".utf8)
        bytes += Array("\"x\"y,b,c,d,e\n".utf8) + [0xFF] + Array(",b,c,d,e\nz,b,c,d,e\n".utf8)
        let file = try Self.read(bytes)
        #expect(file.customers.map(\.name) == ["a", "z"])
        #expect(file.customers.map(\.row) == [1, 5])
        #expect(file.rejected.map(\.row) == [2, 3, 4])
        #expect(file.rejected.allSatisfy { !$0.reason.isEmpty })
    }

    @Test(
        "a file without a header, with a column missing or twice, is refused",
        arguments: ["", "name,email,phone,ticket\n", "name,name,email,phone,ticket,card\n", "\"name"])
    func refused(text: String) {
        #expect { try Self.read(text) } throws: { ($0 as? StoryFailure)?.status == .wrongData }
    }

    @Test("a file that is not there") func missing() {
        #expect { try CustomerFile(path: "/nowhere/at/all.csv") } throws: { ($0 as? StoryFailure)?.status == .noInput }
    }

    @Test("canaries are planted among the customers, who keep their rows")
    func book() throws {
        let rows = (1...50).map { "n\($0),e\($0)@example.org,+331990012\($0 + 10),TT-\($0),411111111111\(1000 + $0)" }
        let file = try Self.read((["name,email,phone,ticket,card"] + rows).joined(separator: "\n"))
        let book = CustomerBook(file, seed: 1)
        #expect(book.realCount == 50)
        #expect(book.customers.filter { !$0.isCanary }.map(\.row) == (1...50).map { $0 })
        #expect(book.customers.filter { !$0.isCanary }.allSatisfy { "n\($0.row ?? 0)" == $0.name })
    }
}
