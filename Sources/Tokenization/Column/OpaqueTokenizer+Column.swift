public import ProtectionKeys

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Columns. Rows that fail are collected, and nothing is written by halves: what to do about them is the caller's.
extension OpaqueTokenizer {
    /// The tokens of a column, equal for equal values. See ``tokenizeDeterministically(_:context:)``.
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

    /// New tokens of a column. See ``tokenize(_:context:until:)``.
    public func tokenizeColumn(
        _ values: [String], context: FieldContext, until end: Date? = nil, failureLimit: Int = 100
    ) -> TokenColumn {
        TokenColumn.collect(values, failureLimit: failureLimit) { (value) throws(TokenizationError) in
            try tokenize(value, context: context, until: end)
        }
    }

    /// The values of a column of tokens. See ``detokenize(_:context:now:)``.
    public func detokenizeColumn(
        _ tokens: [String], context: FieldContext, now: Date = Date(), failureLimit: Int = 100
    ) -> TokenColumn {
        TokenColumn.collect(tokens, failureLimit: failureLimit) { (token) throws(TokenizationError) in
            try detokenize(token, context: context, now: now)
        }
    }

    /// The tokens of the same values under the primary key. See ``retokenize(_:context:to:now:)``.
    public func retokenizeColumn(
        _ tokens: [String], context: FieldContext, to target: FieldContext? = nil, now: Date = Date(),
        failureLimit: Int = 100
    ) -> TokenColumn {
        TokenColumn.collect(tokens, failureLimit: failureLimit) { (token) throws(TokenizationError) in
            try retokenize(token, context: context, to: target, now: now)
        }
    }
}
