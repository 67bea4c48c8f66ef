extension RevealGate {
    /// What is decided by now.
    public var engine: RevealEngine { core.currentEngine }

    /// How a field of a row may be shown, and why so.
    ///
    /// As `authorize` decides, but for budgets and approvals, which are neither asked nor used. Nothing is
    /// charged and nobody is told.
    ///
    /// - Parameters:
    ///   - field: the column.
    ///   - row: what is known of its row.
    ///   - call: who asks, what for, and all else that is known.
    /// - Throws: `grantRefused` for a grant that does not hold; `cryptographyFailed`, `limitExceeded`.
    public func explain(
        _ field: FieldName, in row: RevealRow, for call: RevealCall
    ) throws(RevealPolicyError) -> RevealExplanation {
        var call = call
        call.approval = nil
        let batch = try RevealBatch(core, call, [field], [row])
        let isUnderGrant = batch.columns[0].first?.isUnderGrant ?? false
        return batch.parts.engine.explain(field, in: row, for: batch.deciders.request(isUnderGrant: isUnderGrant))
    }
}
