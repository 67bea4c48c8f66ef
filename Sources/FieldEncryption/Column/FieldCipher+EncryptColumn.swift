import CryptoCore
public import ProtectionKeys

/// Whole columns: the context is encoded, the key looked up and the memory asked for once, and the nonces are drawn by
/// the thousand.
extension FieldCipher {
    /// Encrypts a column, each value for its row.
    ///
    /// - Parameters:
    ///   - column: the values.
    ///   - context: tenant and domain of all of them; a record in it does not count.
    ///   - records: the key of each row.
    /// - Returns: the envelopes in the same order.
    /// - Throws: as `encrypt(_:context:into:)`, with the row; `unequalCounts`. Nothing is returned then.
    public func encryptColumn(
        _ column: ByteColumn, context: FieldContext, records: [String]
    ) throws(FieldEncryptionError) -> ByteColumn {
        try Self.requireRecords(records, for: column)
        let suite = suite(deterministic: false)
        let header = EnvelopeHeader(suite, root.primaryKeyID)
        let capacity = try Self.envelopeSizes(column, suite)
        return try ColumnBuilder.build(rows: column.count, capacity: capacity) {
            (builder, output) throws(FieldEncryptionError) in
            var rows = ColumnContext(header, context)
            try convertingErrors { () throws(CryptoCoreError) in
                try randomized.withPrimitive(of: header.keyID, scope: context.scope.span) {
                    (xaes) throws(CryptoCoreError) in
                    while builder.row < column.count {
                        try Self.sealSome(column, records, header, xaes, &rows, &builder, into: &output)
                    }
                }
            }
        }
    }

    /// Encrypts a column so that equal values give equal envelopes. See `encryptDeterministically(_:context:into:)`.
    ///
    /// - Parameters:
    ///   - column: the values.
    ///   - context: of all of them.
    /// - Returns: the envelopes in the same order.
    /// - Throws: as `encryptDeterministically(_:context:into:)`, with the row. Nothing is returned then.
    public func encryptColumnDeterministically(
        _ column: ByteColumn, context: FieldContext
    ) throws(FieldEncryptionError) -> ByteColumn {
        let suite = suite(deterministic: true)
        let header = EnvelopeHeader(suite, root.primaryKeyID)
        let capacity = try Self.envelopeSizes(column, suite)
        return try ColumnBuilder.build(rows: column.count, capacity: capacity) {
            (builder, output) throws(FieldEncryptionError) in
            let rows = ColumnContext(header, context)
            let data = rows.associatedData
            try convertingErrors { () throws(CryptoCoreError) in
                try deterministic.withPrimitive(of: header.keyID, scope: context.scope.span) {
                    (siv) throws(CryptoCoreError) in
                    while builder.row < column.count {
                        try column.withRow(builder.row) { (plaintext) throws(CryptoCoreError) in
                            try FieldSealing.seal(plaintext, header, siv, associatedData: data.span, into: &output)
                        }
                        builder.finishRow(at: output.count)
                    }
                }
            }
        }
    }

    /// Rows that share a draw of nonces.
    private static let rowsAtOnce = 2048

    /// Encrypts the next rows, with nonces from one draw.
    @inline(never)
    private static func sealSome(
        _ column: ByteColumn, _ records: [String], _ header: EnvelopeHeader, _ xaes: XAES256GCMWorker,
        _ rows: inout ColumnContext, _ builder: inout ColumnBuilder, into output: inout OutputSpan<UInt8>
    ) throws(CryptoCoreError) {
        let end = min(builder.row + rowsAtOnce, column.count)
        try withTemporaryBytes(capacity: XAES256GCM.nonceSize * (end - builder.row)) {
            (nonces) throws(CryptoCoreError) in
            try SecureRandom.append(nonces.freeCapacity, to: &nonces)
            var next = 0
            while builder.row < end {
                rows.move(to: records[builder.row])
                let nonce = nonces.span.extracting(next..<next + XAES256GCM.nonceSize)
                let data = rows.associatedData
                try column.withRow(builder.row) { (plaintext) throws(CryptoCoreError) in
                    try FieldSealing.seal(
                        plaintext, header, xaes, nonce: nonce, associatedData: data.span, into: &output)
                }
                builder.finishRow(at: output.count)
                next += XAES256GCM.nonceSize
            }
        }
    }

    static func requireRecords(_ records: [String], for column: ByteColumn) throws(FieldEncryptionError) {
        guard records.count == column.count else {
            throw FieldEncryptionError(
                .unequalCounts, "the column has \(column.count) values and \(records.count) records")
        }
    }

    /// Bytes of the envelopes of a column.
    static func envelopeSizes(
        _ column: ByteColumn, _ suite: EnvelopeSuite
    ) throws(FieldEncryptionError) -> Int {
        var size = 0
        for row in 0..<column.count {
            let count = column.range(row).count
            do throws(FieldEncryptionError) { try requirePlaintext(count) } catch { throw error.inRow(row) }
            size += FieldSealing.envelopeSize(count, suite)
        }
        return size
    }
}
