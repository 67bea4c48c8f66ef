import CryptoCore
public import ProtectionKeys

/// Columns of texts of many subjects.
extension FieldCipher {
    /// Encrypts a column of texts, each for its row and under its subject's key. See
    /// ``encryptColumn(_:context:records:subjectKeys:)-(ByteColumn,_,_,_)``.
    public func encryptColumn(
        _ texts: [String], context: FieldContext, records: [String], subjectKeys: [SubjectKey]
    ) throws(FieldEncryptionError) -> [String] {
        var plaintexts = ByteColumn(texts)
        defer { plaintexts.wipe() }
        return try Self.texts(
            of: encryptColumn(plaintexts, context: context, records: records, subjectKeys: subjectKeys))
    }

    /// Decrypts a column of text envelopes of texts of subjects. See
    /// ``decryptColumn(_:context:records:subjectKeys:)-(ByteColumn,_,_,_)``.
    ///
    /// - Throws: as there; `notText` with the row.
    public func decryptColumn(
        _ envelopes: [String], context: FieldContext, records: [String], subjectKeys: [SubjectKey]
    ) throws(FieldEncryptionError) -> [String] {
        var plaintexts = try decryptColumn(
            Self.envelopes(of: envelopes), context: context, records: records, subjectKeys: subjectKeys)
        defer { plaintexts.wipe() }
        return try Self.texts(ofPlaintexts: plaintexts)
    }
}
