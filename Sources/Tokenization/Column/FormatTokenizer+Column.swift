import FormatPreservingEncryption
public import ProtectionKeys

/// Columns, enciphered in lock step where the format allows. Rows that fail are collected, and nothing is written by
/// halves: what to do about them is the caller's.
extension FormatTokenizer {
    /// The tokens of a column. See ``tokenizeDeterministically(_:context:tweak:keyID:)``.
    ///
    /// - Parameters:
    ///   - values: in the order of the rows.
    ///   - context: tenant and domain of all of them.
    ///   - tweak: for all of them.
    ///   - keyID: an enabled key; the primary when nil.
    ///   - failureLimit: after so many failures, at least 1, the column is given up.
    /// - Throws: `keyNotFound`, `keyDisabled`, `keyDestroyed`; `contextTooLong`, `cryptographyFailed`.
    public func tokenizeColumnDeterministically(
        _ values: [String], context: FieldContext, tweak: [UInt8] = [], keyID: KeyID? = nil, failureLimit: Int = 100
    ) throws(TokenizationError) -> TokenColumn {
        precondition(failureLimit >= 1, "at least one failure ends a column")
        let limit = mismatch == .refuse ? failureLimit : max(values.count, 1)
        let column = try withCipher(context, keyID) { (cipher) throws(FormatPreservingEncryptionError) in
            try cipher.encryptColumn(values, tweak: tweak, failureLimit: limit)
        }
        guard mismatch != .refuse else { return TokenColumn(column) { TokenizationError($0) } }
        // Those that do not fit have opaque tokens.
        var (results, failures): ([String?], [TokenizationError]) = (column.results, [])
        for failure in column.failures {
            let row = failure.row!  // A column's failures have their rows.
            do throws(TokenizationError) {
                results[row] = try tokenizeDeterministically(values[row], context: context, tweak: tweak, keyID: keyID)
            } catch {
                failures.append(error.inRow(row))
                if failures.count == failureLimit { break }
            }
        }
        return TokenColumn(results: results, failures: failures)
    }

    /// The values of a column of tokens. See ``detokenize(_:context:tweak:keyID:)``, also for what is not noticed.
    public func detokenizeColumn(
        _ tokens: [String], context: FieldContext, tweak: [UInt8] = [], keyID: KeyID? = nil, failureLimit: Int = 100
    ) throws(TokenizationError) -> TokenColumn {
        precondition(failureLimit >= 1, "at least one failure ends a column")
        guard mismatch == .refuse else {
            return TokenColumn.collect(tokens, failureLimit: failureLimit) { (token) throws(TokenizationError) in
                try detokenize(token, context: context, tweak: tweak, keyID: keyID)
            }
        }
        let column = try withCipher(context, keyID) { (cipher) throws(FormatPreservingEncryptionError) in
            try cipher.decryptColumn(tokens, tweak: tweak, failureLimit: failureLimit)
        }
        return TokenColumn(column) { error in
            TokenizationError(.notAToken, "not a token of this format", row: error.row, position: error.position)
        }
    }

    /// The tokens of the same values under another key. See ``retokenize(_:context:tweak:from:to:)``.
    public func retokenizeColumn(
        _ tokens: [String], context: FieldContext, tweak: [UInt8] = [], from: KeyID, to: KeyID? = nil,
        failureLimit: Int = 100
    ) throws(TokenizationError) -> TokenColumn {
        precondition(failureLimit >= 1, "at least one failure ends a column")
        guard mismatch == .refuse else {
            return TokenColumn.collect(tokens, failureLimit: failureLimit) { (token) throws(TokenizationError) in
                try retokenize(token, context: context, tweak: tweak, from: from, to: to)
            }
        }
        let values = try detokenizeColumn(
            tokens, context: context, tweak: tweak, keyID: from, failureLimit: failureLimit)
        // What came out of the format goes into it: only rows that failed above have no value.
        let column = try tokenizeColumnDeterministically(
            values.results.compactMap { $0 }, context: context, tweak: tweak, keyID: to)
        var moved = try column.complete().makeIterator()
        return TokenColumn(
            results: values.results.map { $0 == nil ? nil : moved.next() }, failures: values.failures)
    }
}

extension TokenColumn {
    fileprivate init(_ column: FormatColumn, _ convert: (FormatPreservingEncryptionError) -> TokenizationError) {
        self.init(results: column.results, failures: column.failures.map(convert))
    }
}
