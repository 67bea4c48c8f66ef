public import ProtectionKeys

/// Columns, enciphered in lock step, key by key. Rows that fail are collected, and nothing is written by halves: what to do
/// about them is the caller's.
extension CardTokenizer {
    /// The tokens of a column. See ``tokenizeDeterministically(_:context:)``.
    ///
    /// - Parameters:
    ///   - cards: in the order of the rows.
    ///   - context: tenant and domain of all of them.
    ///   - failureLimit: after so many failures, at least 1, the column is given up.
    /// - Throws: `contextTooLong`, `cryptographyFailed`.
    public func tokenizeColumnDeterministically(
        _ cards: [String], context: FieldContext, failureLimit: Int = 100
    ) throws(TokenizationError) -> TokenColumn {
        try primary.tokenizeColumnDeterministically(cards, context: context, failureLimit: failureLimit)
    }

    /// The card numbers of a column of tokens, of whatever marks. See ``detokenize(_:context:)``.
    ///
    /// - Throws: `contextTooLong`, `cryptographyFailed`.
    public func detokenizeColumn(
        _ tokens: [String], context: FieldContext, failureLimit: Int = 100
    ) throws(TokenizationError) -> TokenColumn {
        try byMark(tokens, failureLimit: failureLimit) { (tokenizer, keyID, tokens) throws(TokenizationError) in
            try tokenizer.detokenizeColumn(tokens, context: context, keyID: keyID, failureLimit: failureLimit)
        }
    }

    /// The tokens of the same card numbers under the primary key. The numbers do not leave this call.
    ///
    /// - Throws: `contextTooLong`, `cryptographyFailed`.
    public func retokenizeColumn(
        _ tokens: [String], context: FieldContext, failureLimit: Int = 100
    ) throws(TokenizationError) -> TokenColumn {
        let primary = primary
        return try byMark(tokens, failureLimit: failureLimit) {
            (tokenizer, keyID, tokens) throws(TokenizationError) in
            let cards = try tokenizer.detokenizeColumn(
                tokens, context: context, keyID: keyID, failureLimit: failureLimit)
            return try primary.tokenize(cards, context: context)
        }
    }

    /// Rows of one mark together. A row whose key is gone fails; the others go on.
    private func byMark(
        _ tokens: [String], failureLimit: Int,
        _ process: @escaping (FormatTokenizer, KeyID, [String]) throws(TokenizationError) -> TokenColumn
    ) throws(TokenizationError) -> TokenColumn {
        precondition(failureLimit >= 1, "at least one failure ends a column")
        var (rows, failures): ([KeyID: [Int]], [TokenizationError]) = ([:], [])
        for (row, token) in tokens.enumerated() {
            do throws(TokenizationError) {
                let keyID = try keyID(of: token)
                try root.requireKeyOfToken(keyID)
                rows[keyID, default: []].append(row)
            } catch {
                failures.append(error.inRow(row))
            }
        }
        return try TokenColumn.gather(
            tokens, failureLimit: failureLimit, failures: failures,
            rows.map { keyID, rows in
                let tokenizer = tokenizers[keyID]!  // Every mark's key has one.
                return (rows, { (tokens) throws(TokenizationError) in try process(tokenizer, keyID, tokens) })
            })
    }
}
