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
        return try byForm(
            tokens, failureLimit: failureLimit,
            opaque: { (token) throws(TokenizationError) in
                try detokenize(token, context: context, tweak: tweak, keyID: keyID)
            },
            formatted: { (tokens) throws(TokenizationError) in
                let column = try withCipher(context, keyID) { (cipher) throws(FormatPreservingEncryptionError) in
                    try cipher.decryptColumn(tokens, tweak: tweak, failureLimit: failureLimit)
                }
                return TokenColumn(column) { error in
                    TokenizationError(
                        .notAToken, "not a token of this format", row: error.row, position: error.position)
                }
            })
    }

    /// The tokens of the same values under another key. See ``retokenize(_:context:tweak:from:to:)``.
    public func retokenizeColumn(
        _ tokens: [String], context: FieldContext, tweak: [UInt8] = [], from: KeyID, to: KeyID? = nil,
        failureLimit: Int = 100
    ) throws(TokenizationError) -> TokenColumn {
        precondition(failureLimit >= 1, "at least one failure ends a column")
        return try byForm(
            tokens, failureLimit: failureLimit,
            opaque: { (token) throws(TokenizationError) in
                try retokenize(token, context: context, tweak: tweak, from: from, to: to)
            },
            formatted: { (tokens) throws(TokenizationError) in
                let values = try detokenizeColumn(
                    tokens, context: context, tweak: tweak, keyID: from, failureLimit: failureLimit)
                return try tokenize(values, context: context, tweak: tweak, keyID: to)
            })
    }

    /// The tokens of values that came out of the format and so go into it: of the rows that have one.
    func tokenize(
        _ values: TokenColumn, context: FieldContext, tweak: [UInt8] = [], keyID: KeyID? = nil
    ) throws(TokenizationError) -> TokenColumn {
        let rows = values.results.indices.filter { values.results[$0] != nil }
        let tokens = try tokenizeColumnDeterministically(
            rows.map { values.results[$0]! }, context: context, tweak: tweak, keyID: keyID
        ).complete()
        var results = [String?](repeating: nil, count: values.results.count)
        for (row, token) in zip(rows, tokens) { results[row] = token }
        return TokenColumn(results: results, failures: values.failures)
    }

    /// The checks of a column. See ``check(of:context:tweak:keyID:)``.
    public func checkColumn(
        of values: [String], context: FieldContext, tweak: [UInt8] = [], keyID: KeyID? = nil, failureLimit: Int = 100
    ) -> TokenColumn {
        TokenColumn.collect(values, failureLimit: failureLimit) { (value) throws(TokenizationError) in
            try check(of: value, context: context, tweak: tweak, keyID: keyID)
        }
    }

    /// The values of a column of tokens, of those that are the ones that the checks were made of.
    /// See ``detokenize(_:check:context:tweak:keyID:)``.
    ///
    /// - Parameters:
    ///   - tokens: in the order of the rows.
    ///   - checks: as many.
    ///   - context: tenant and domain of all of them.
    ///   - tweak: what both were made with, for all of them.
    ///   - keyID: the key that made them; the primary when nil.
    ///   - failureLimit: after so many failures, at least 1, the column is given up.
    public func detokenizeColumn(
        _ tokens: [String], checks: [String], context: FieldContext, tweak: [UInt8] = [], keyID: KeyID? = nil,
        failureLimit: Int = 100
    ) -> TokenColumn {
        precondition(tokens.count == checks.count, "a check for every token")
        var row = 0
        return TokenColumn.collect(tokens, failureLimit: failureLimit) { (token) throws(TokenizationError) in
            defer { row += 1 }
            return try detokenize(token, check: checks[row], context: context, tweak: tweak, keyID: keyID)
        }
    }

    /// Opaque tokens, where there may be some, row by row, the others together.
    private func byForm(
        _ tokens: [String], failureLimit: Int, opaque single: @escaping (String) throws(TokenizationError) -> String,
        formatted: @escaping ([String]) throws(TokenizationError) -> TokenColumn
    ) throws(TokenizationError) -> TokenColumn {
        guard let opaque else { return try formatted(tokens) }
        let rows = tokens.indices.filter { opaque.shape.bytes(of: tokens[$0]) != nil }
        if rows.isEmpty { return try formatted(tokens) }
        let isOpaque = Set(rows)
        return try TokenColumn.gather(
            tokens, failureLimit: failureLimit,
            [
                (rows, { TokenColumn.collect($0, failureLimit: failureLimit, single) }),
                (tokens.indices.filter { !isOpaque.contains($0) }, formatted),
            ])
    }
}

extension TokenColumn {
    fileprivate init(_ column: FormatColumn, _ convert: (FormatPreservingEncryptionError) -> TokenizationError) {
        self.init(results: column.results, failures: column.failures.map(convert))
    }
}
