import CryptoCore
public import ProtectionKeys

extension FieldCipher {
    /// Decrypts a column of envelopes of either kind, under whichever keys wrote them.
    ///
    /// - Parameters:
    ///   - column: the envelopes.
    ///   - context: tenant and domain of all of them.
    ///   - records: the key of each row; nil where the record of `context`, or its absence, holds for all of them.
    /// - Returns: the plaintexts in the same order. ``ByteColumn/wipe()`` them when they are no longer needed.
    /// - Throws: as `decrypt(_:context:into:)`, with the row; `unequalCounts`. Nothing is returned then, and what was
    ///   decrypted is wiped.
    public func decryptColumn(
        _ column: ByteColumn, context: FieldContext, records: [String]? = nil
    ) throws(FieldEncryptionError) -> ByteColumn {
        if let records { try Self.requireRecords(records, for: column) }
        return try ColumnBuilder.build(rows: column.count, capacity: column.byteCount) {
            (builder, output) throws(FieldEncryptionError) in
            while builder.row < column.count {
                try openRun(column, context, records, &builder, into: &output)
            }
        }
    }

    /// Decrypts the next rows that have one header: the key is looked up once for them.
    private func openRun(
        _ column: ByteColumn, _ context: FieldContext, _ records: [String]?, _ builder: inout ColumnBuilder,
        into output: inout OutputSpan<UInt8>
    ) throws(FieldEncryptionError) {
        let header = try column.withRow(builder.row) { (envelope) throws(FieldEncryptionError) in
            try EnvelopeHeader(of: envelope)
        }
        try root.requireKeyOfEnvelope(header.keyID)
        var rows = ColumnContext(header, context)
        try convertingErrors { () throws(CryptoCoreError) in
            if header.suite.isDeterministic {
                try deterministic.withPrimitive(of: header.keyID, scope: context.scope.span) {
                    (siv) throws(CryptoCoreError) in
                    repeat {
                        if let records { rows.move(to: records[builder.row]) }
                        let data = rows.associatedData
                        try column.withRow(builder.row) { (envelope) throws(CryptoCoreError) in
                            try FieldOpening.open(envelope, header.suite, siv, associatedData: data.span, into: &output)
                        }
                        builder.finishRow(at: output.count)
                    } while isNext(header, column, builder.row)
                }
            } else {
                try randomized.withPrimitive(of: header.keyID, scope: context.scope.span) {
                    (xaes) throws(CryptoCoreError) in
                    repeat {
                        if let records { rows.move(to: records[builder.row]) }
                        let data = rows.associatedData
                        try column.withRow(builder.row) { (envelope) throws(CryptoCoreError) in
                            try FieldOpening.open(
                                envelope, header.suite, xaes, associatedData: data.span, into: &output)
                        }
                        builder.finishRow(at: output.count)
                    } while isNext(header, column, builder.row)
                }
            }
        }
    }

    /// Whether there is another row, and it has the same header.
    private func isNext(_ header: EnvelopeHeader, _ column: ByteColumn, _ row: Int) -> Bool {
        guard row < column.count else { return false }
        return column.withRow(row) { envelope in
            guard let other = try? EnvelopeHeader(of: envelope) else { return false }
            return other.suite == header.suite && other.keyID == header.keyID
        }
    }
}
