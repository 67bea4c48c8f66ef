import CryptoCore
public import ProtectionKeys

extension BlindIndex {
    /// The index values to store with a column: the key is looked up once for all of them.
    ///
    /// - Parameters:
    ///   - values: in the order of the rows.
    ///   - context: tenant and domain of all of them.
    /// - Returns: a value for each row; nil where normalisation leaves nothing, for which nothing is stored.
    /// - Throws: `contextTooLong`, `cryptographyFailed`.
    /// - Complexity: O(n) in the bytes of the column.
    public func blindIndexColumn(
        of values: [String], context: FieldContext
    ) throws(FieldEncryptionError) -> [BlindIndexValue?] {
        try function.withDigest(context) { (digest) throws(FieldEncryptionError) in
            var column: [BlindIndexValue?] = []
            column.reserveCapacity(values.count)
            for value in values {
                try column.append(
                    normalizers.withNormalized(value) { (message) throws(FieldEncryptionError) in
                        message.isEmpty ? nil : try digest(message)
                    })
            }
            return column
        }
    }
}
