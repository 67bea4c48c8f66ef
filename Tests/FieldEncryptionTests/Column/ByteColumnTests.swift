import ProtectionKeys
import Testing

@testable import FieldEncryption

@Suite("Columns of bytes")
struct ByteColumnTests {
    private let cipher: FieldCipher

    init() throws { cipher = FieldCipher(try RootKeyset(Keyset(.root))) }

    @Test("hold rows of any length, none among them")
    func rows() {
        var column = ByteColumn()
        #expect(column.count == 0 && column.byteCount == 0 && column.rows.isEmpty)
        #expect(column == ByteColumn([[UInt8]]()) && column == ByteColumn([String]()))
        let rows: [[UInt8]] = [[], [1], [], [], [2, 3], []]
        for row in rows { column.append(row.span) }
        #expect(column.rows == rows && column == ByteColumn(rows))
        #expect(column.count == 6 && column.byteCount == 3)
        #expect(column[4] == [2, 3] && column[5] == [])
        #expect(column.withRow(4) { $0.count } == 2)
        #expect(ByteColumn([[], [1]]) != ByteColumn([[1], []]))
        #expect(ByteColumn(["ab", "", "é"]).rows == [[0x61, 0x62], [], [0xC3, 0xA9]])
        let copy = column
        column.wipe()
        #expect(column.count == 0 && column.byteCount == 0)
        #expect(copy.rows == rows)
    }

    @Test("of no rows and of empty rows are encrypted and decrypted", arguments: [PlaintextLength.visible, .hidden])
    func empty(length: PlaintextLength) throws {
        let cipher = FieldCipher(try RootKeyset(Keyset(.root)), plaintextLength: length)
        let none = ByteColumn()
        #expect(try cipher.encryptColumn(none, context: email, records: []).count == 0)
        #expect(try cipher.encryptColumnDeterministically(none, context: email).count == 0)
        #expect(try cipher.decryptColumn(none, context: email, records: []).count == 0)
        #expect(try cipher.decryptColumn([String](), context: email) == [])
        let rows = ByteColumn([[], [], [7], []])
        let records = (0..<4).map(String.init)
        let stored = try cipher.encryptColumn(rows, context: email, records: records)
        #expect(try cipher.decryptColumn(stored, context: email, records: records) == rows)
        let equal = try cipher.encryptColumnDeterministically(rows, context: email)
        #expect(equal[0] == equal[1] && equal[0] != equal[2])
        #expect(try cipher.decryptColumn(equal, context: email) == rows)
    }

    @Test("agree with single calls at the ends of a draw of nonces", arguments: [1, 2047, 2048, 2049, 4097])
    func draws(count: Int) throws {
        let rows = (0..<count).map { [UInt8](repeating: UInt8(truncatingIfNeeded: $0), count: $0 % 5) }
        let records = (0..<count).map(String.init)
        let stored = try cipher.encryptColumn(ByteColumn(rows), context: email, records: records)
        #expect(try cipher.decryptColumn(stored, context: email, records: records).rows == rows)
        for row in [0, count / 2, count - 1] {
            let context = email.record(records[row])
            #expect(try cipher.decrypt(stored[row], context: context) == rows[row])
        }
    }

    @Test("take the record of the context, or none, where no records are given")
    func records() throws {
        let bare = FieldContext(tenant: "acme", domain: "d")
        let rows: [[UInt8]] = [[1], [2], [3]]
        let one = try cipher.encryptColumnDeterministically(ByteColumn(rows), context: bare)
        #expect(try one.rows == rows.map { try cipher.encryptDeterministically($0, context: bare) })
        let two = try cipher.encryptColumnDeterministically(ByteColumn(rows), context: bare.record("7"))
        #expect(try two.rows == rows.map { try cipher.encryptDeterministically($0, context: bare.record("7")) })
        #expect(one != two)
        #expect(try cipher.decryptColumn(two, context: bare.record("7")).rows == rows)
        #expect(code { try cipher.decryptColumn(two, context: bare) } == .authenticationFailed)
        // The record of the context does not count where each row has its own.
        let stored = try cipher.encryptColumn(ByteColumn(rows), context: bare.record("x"), records: ["1", "2", "3"])
        #expect(try cipher.decrypt(stored[1], context: bare.record("2")) == [2])
        #expect(try cipher.decryptColumn(stored, context: bare.record("y"), records: ["1", "2", "3"]).rows == rows)
    }
}
