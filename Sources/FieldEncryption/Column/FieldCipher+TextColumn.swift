import CryptoCore
public import ProtectionKeys

/// Columns of text.
extension FieldCipher {
    /// Encrypts a column of texts, each for its row. See ``encryptColumn(_:context:records:)-(ByteColumn,_,_)``.
    public func encryptColumn(
        _ texts: [String], context: FieldContext, records: [String]
    ) throws(FieldEncryptionError) -> [String] {
        var plaintexts = ByteColumn(texts)
        defer { plaintexts.wipe() }
        return try Self.texts(of: encryptColumn(plaintexts, context: context, records: records))
    }

    /// Encrypts a column of texts so that equal texts give equal envelopes. See
    /// ``encryptColumnDeterministically(_:context:)-(ByteColumn,_)``.
    public func encryptColumnDeterministically(
        _ texts: [String], context: FieldContext
    ) throws(FieldEncryptionError) -> [String] {
        var plaintexts = ByteColumn(texts)
        defer { plaintexts.wipe() }
        return try Self.texts(of: encryptColumnDeterministically(plaintexts, context: context))
    }

    /// Decrypts a column of text envelopes of texts. See ``decryptColumn(_:context:records:)-(ByteColumn,_,_)``.
    ///
    /// - Throws: as there; `notText` with the row.
    public func decryptColumn(
        _ envelopes: [String], context: FieldContext, records: [String]? = nil
    ) throws(FieldEncryptionError) -> [String] {
        var plaintexts = try decryptColumn(Self.envelopes(of: envelopes), context: context, records: records)
        defer { plaintexts.wipe() }
        return try Self.texts(ofPlaintexts: plaintexts)
    }

    /// Plaintexts as texts.
    ///
    /// - Throws: `notText` with the row.
    static func texts(ofPlaintexts plaintexts: ByteColumn) throws(FieldEncryptionError) -> [String] {
        var texts: [String] = []
        texts.reserveCapacity(plaintexts.count)
        for row in 0..<plaintexts.count {
            let text = plaintexts.withRow(row) { bytes -> String? in
                guard let text = try? UTF8Span(validating: bytes) else { return nil }
                return String(copying: text)
            }
            guard let text else {
                throw FieldEncryptionError(
                    .notText, "what was encrypted is not UTF-8: decrypt the column as bytes", row: row)
            }
            texts.append(text)
        }
        return texts
    }

    static func texts(of envelopes: ByteColumn) -> [String] {
        (0..<envelopes.count).map { row in envelopes.withRow(row) { EnvelopeText.encode($0) } }
    }

    static func envelopes(of texts: [String]) throws(FieldEncryptionError) -> ByteColumn {
        var column = ByteColumn(rows: texts.count, bytes: texts.reduce(0) { $0 + $1.utf8.count * 3 / 4 })
        for (row, text) in texts.enumerated() {
            do throws(FieldEncryptionError) {
                try EnvelopeText.withDecoded(text) { (bytes) throws(FieldEncryptionError) in column.append(bytes) }
            } catch {
                throw error.inRow(row)
            }
        }
        return column
    }
}
