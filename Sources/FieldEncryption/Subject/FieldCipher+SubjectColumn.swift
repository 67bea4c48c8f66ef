import CryptoCore
public import ProtectionKeys

/// Columns of values of many subjects.
extension FieldCipher {
    /// Encrypts a column, each value for its row and under its subject's key.
    ///
    /// - Parameters:
    ///   - column: the values.
    ///   - context: tenant and domain of all of them; a record in it does not count.
    ///   - records: the key of each row.
    ///   - subjectKeys: the subject's key of each row. Rows of one subject that follow on each other share one
    ///     derivation.
    /// - Returns: the envelopes in the same order.
    /// - Throws: as `encrypt(_:context:subjectKey:into:)`, with the row; `unequalCounts`. Nothing is returned then.
    public func encryptColumn(
        _ column: ByteColumn, context: FieldContext, records: [String], subjectKeys: [SubjectKey]
    ) throws(FieldEncryptionError) -> ByteColumn {
        try Self.requireRecords(records, for: column)
        try Self.requireSubjectKeys(subjectKeys, for: column)
        let suite = suite(deterministic: false)
        let header = EnvelopeHeader(suite, root.primaryKeyID)
        let capacity = try Self.envelopeSizes(column, suite)
        return try ColumnBuilder.build(rows: column.count, capacity: capacity) {
            (builder, output) throws(FieldEncryptionError) in
            var rows = ColumnContext(header, context)
            let scope = context.scope
            try convertingErrors { () throws(CryptoCoreError) in
                try withSubjectWorker { (xaes) throws(CryptoCoreError) in
                    while builder.row < column.count {
                        let key = subjectKeys[builder.row]
                        try key.key(xaes, root, header.keyID, scope: scope.span)
                        repeat {
                            rows.move(to: records[builder.row])
                            let data = rows.associatedData
                            try column.withRow(builder.row) { (plaintext) throws(CryptoCoreError) in
                                try FieldSealing.seal(
                                    plaintext, header, xaes, associatedData: data.span, into: &output)
                            }
                            builder.finishRow(at: output.count)
                        } while builder.row < column.count && subjectKeys[builder.row].bytes === key.bytes
                    }
                }
            }
        }
    }

    /// Decrypts a column of envelopes of subjects, under whichever root keys wrote them.
    ///
    /// - Parameters:
    ///   - column: the envelopes. Leave out those whose subject is shredded: one that does not open ends the call.
    ///   - context: tenant and domain of all of them.
    ///   - records: the key of each row.
    ///   - subjectKeys: the subject's key of each row.
    /// - Returns: the plaintexts in the same order. ``ByteColumn/wipe()`` them when they are no longer needed.
    /// - Throws: as `decrypt(_:context:subjectKey:into:)`, with the row; `unequalCounts`. Nothing is returned then, and
    ///   what was decrypted is wiped.
    public func decryptColumn(
        _ column: ByteColumn, context: FieldContext, records: [String], subjectKeys: [SubjectKey]
    ) throws(FieldEncryptionError) -> ByteColumn {
        try Self.requireRecords(records, for: column)
        try Self.requireSubjectKeys(subjectKeys, for: column)
        return try ColumnBuilder.build(rows: column.count, capacity: column.byteCount) {
            (builder, output) throws(FieldEncryptionError) in
            while builder.row < column.count {
                let row = builder.row
                try column.withRow(row) { (envelope) throws(FieldEncryptionError) in
                    try decrypt(
                        envelope, context: context.record(records[row]), subjectKey: subjectKeys[row], into: &output)
                }
                builder.finishRow(at: output.count)
            }
        }
    }

    private static func requireSubjectKeys(
        _ keys: [SubjectKey], for column: ByteColumn
    ) throws(FieldEncryptionError) {
        guard keys.count == column.count else {
            throw FieldEncryptionError(
                .unequalCounts, "the column has \(column.count) values and \(keys.count) subject keys")
        }
    }
}
