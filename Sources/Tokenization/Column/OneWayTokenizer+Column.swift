public import ProtectionKeys

extension OneWayTokenizer {
    /// The tokens of a column. See ``tokenizeDeterministically(_:context:)``.
    ///
    /// - Parameters:
    ///   - values: in the order of the rows.
    ///   - context: tenant and domain of all of them.
    ///   - failureLimit: after so many failures, at least 1, the column is given up.
    public func tokenizeColumnDeterministically(
        _ values: [String], context: FieldContext, failureLimit: Int = 100
    ) -> TokenColumn {
        TokenColumn.collect(values, failureLimit: failureLimit) { (value) throws(TokenizationError) in
            try tokenizeDeterministically(value, context: context)
        }
    }

    /// Whether the tokens of a column are those of the values. See ``verify(_:of:context:)``.
    ///
    /// - Parameters:
    ///   - tokens: in the order of the rows.
    ///   - values: as many.
    ///   - context: tenant and domain of all of them.
    ///   - failureLimit: after so many failures, at least 1, the column is given up.
    /// - Returns: an answer for each row, nil where it failed or was not reached; and the failures with their rows.
    public func verifyColumn(
        _ tokens: [String], of values: [String], context: FieldContext, failureLimit: Int = 100
    ) -> (results: [Bool?], failures: [TokenizationError]) {
        precondition(tokens.count == values.count, "a value for every token")
        precondition(failureLimit >= 1, "at least one failure ends a column")
        var (results, failures): ([Bool?], [TokenizationError]) = (.init(repeating: nil, count: tokens.count), [])
        for row in tokens.indices {
            do throws(TokenizationError) {
                results[row] = try verify(tokens[row], of: values[row], context: context)
            } catch {
                failures.append(error.inRow(row))
                if failures.count == failureLimit { break }
            }
        }
        return (results, failures)
    }
}
