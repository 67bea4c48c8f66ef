import CryptoCore
import ProtectionKeys
import TestSupport
import Testing

@testable import FieldEncryption

@Suite("A column with a row that cannot be used")
struct ColumnFailureTests {
    private let cipher: FieldCipher
    private let records = (0..<9).map { "r\($0)" }
    private let values = (0..<9).map { [UInt8](repeating: 0x61 + UInt8($0), count: 20 + $0) }

    init() throws { cipher = FieldCipher(try RootKeyset(Keyset(.root))) }

    private func envelopes() throws -> [[UInt8]] {
        try zip(values, records).enumerated().map { row, pair in
            try cipher.envelope(pair.0, deterministic: row % 3 == 2, context: email.record(pair.1))
        }
    }

    @Test("is not decrypted, and the row is named", arguments: 0..<9)
    func damaged(row: Int) throws {
        let whole = try envelopes()
        var damages: [([UInt8], FieldEncryptionError.Code)] = [
            (whole[row].flipping(bit: 8 * whole[row].count - 1), .authenticationFailed),
            (whole[row].flipping(bit: 0), .unknownVersion), ([], .malformedEnvelope),
            ([1, 5] + whole[row].dropFirst(2), .unknownSuite), (whole[row].flipping(bit: 20), .keyNotFound),
            (Array(whole[row].dropLast()), .authenticationFailed),
        ]
        // The envelope of another row.
        damages.append((whole[(row + 1) % 9], .authenticationFailed))
        for (damage, code) in damages {
            var column = whole
            column[row] = damage
            let error = thrown { try cipher.decryptColumn(ByteColumn(column), context: email, records: records) }
            #expect(error?.code == code)
            #expect(error?.row == row)
            #expect(error?.description.hasPrefix("row \(row): ") == true)
            let texts = column.map { EnvelopeText.encode($0.span) }
            let again = thrown { try cipher.decryptColumn(texts, context: email, records: records) }
            #expect(again?.code == code)
            #expect(again?.row == row)
        }
    }

    @Test("with a text that is no envelope is not decrypted, and the row is named")
    func notBase64() throws {
        var texts = try envelopes().map { EnvelopeText.encode($0.span) }
        texts[4] += "="
        let error = thrown { try cipher.decryptColumn(texts, context: email, records: records) }
        #expect(error?.code == .malformedEnvelope)
        #expect(error?.row == 4)
    }

    @Test("with a row that is no text is not decrypted as texts, and the row is named")
    func notText() throws {
        var plaintexts = (0..<5).map { Array("text \($0)".utf8) }
        plaintexts[3] = [0xC3]
        let stored = try cipher.encryptColumn(
            ByteColumn(plaintexts), context: email, records: Array(records.prefix(5)))
        let texts = stored.rows.map { EnvelopeText.encode($0.span) }
        let error = thrown { try cipher.decryptColumn(texts, context: email, records: Array(records.prefix(5))) }
        #expect(error?.code == .notText)
        #expect(error?.row == 3)
        #expect(try cipher.decryptColumn(stored, context: email, records: Array(records.prefix(5))).rows == plaintexts)
    }

    @Test("too few or too many records are refused", arguments: [0, 8, 10])
    func counts(count: Int) throws {
        let some = (0..<count).map(String.init)
        let column = ByteColumn(values)
        #expect(code { try cipher.encryptColumn(column, context: email, records: some) } == .unequalCounts)
        #expect(code { try cipher.decryptColumn(column, context: email, records: some) } == .unequalCounts)
        let texts = try envelopes().map { EnvelopeText.encode($0.span) }
        #expect(code { try cipher.encryptColumn(texts, context: email, records: some) } == .unequalCounts)
        #expect(code { try cipher.decryptColumn(texts, context: email, records: some) } == .unequalCounts)
    }

    @Test("in swapped rows is not decrypted")
    func swapped() throws {
        var column = try envelopes()
        column.swapAt(2, 5)
        let error = thrown { try cipher.decryptColumn(ByteColumn(column), context: email, records: records) }
        #expect(error == .authenticationFailed.inRow(2))
        // Nor with the records left out, or another record for all of them.
        let whole = try ByteColumn(envelopes())
        #expect(thrown { try cipher.decryptColumn(whole, context: email) } == .authenticationFailed.inRow(0))
    }
}
