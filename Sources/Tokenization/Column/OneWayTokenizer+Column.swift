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
}
