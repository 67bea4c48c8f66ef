public import CedarPolicy
public import RevealPolicy

/// Somebody's view of the data, for one purpose: every value that comes out of it was decided on, charged and recorded
/// before.
///
/// @Snippet(path: "swift-data-protection/Snippets/RevealTable")
///
/// Each call is one batch. In this order: the gate **decides** each field of each row by the reveal document; the budgets are
/// **charged**, for the whole batch or not at all; the answers are **recorded**, denials among them; and only then is
/// **opened** what the permitted form needs, and **masked**. Where charging or recording fails, nothing is shown, and nothing is
/// opened but ids: a column of subjects that is itself protected and can be opened is, since budgets and canaries count by the
/// id. A token or ciphertext that is asked for as such is not opened, and neither is a card of which the mask shows only
/// digits that its token has in clear.
///
/// | field | comes out |
/// |---|---|
/// | permitted in a form | in that form |
/// | denied | as nil; ``RevealedColumns/cell(_:row:)`` says why |
/// | of a canary | in its form, with made-up data; the observer has heard of it |
/// | whose subject was erased | as nil; ``RevealedColumns/cell(_:row:)`` says so |
/// | that does not open, or that its mask does not take | as nil, with a failure: never as it is stored |
/// | of a row whose subject is protected and does not open | the same |
///
/// What the document does not have as a field is denied; the columns of tenant, record and subject come back as they were
/// given unless the document has them as fields, since they are the caller's own keys. So choose keys that tell nothing.
///
/// Hand in rows as the database has them, never cells that whoever asks has sent along: what is encrypted opens in its own
/// row only, but a token opens in any row of its tenant, and is charged to whom that row is about.
///
/// Sessions are cheap; make one for each request that is served.
public struct RevealSession: Sendable {
    /// Who asks, what for, and why.
    public let call: RevealCall

    let protector: Protector
    let control: RevealControl

    /// Shows columns of a table.
    ///
    /// - Parameters:
    ///   - columns: as stored, with those of tenant, record and subject where the table has them, and those of key ids where it has
    ///     such.
    ///   - table: which table.
    ///   - fields: the columns that are wanted; nil for all that were given, but for keys. One that is not wanted is neither decided on
    ///     nor returned, and costs no budget.
    ///   - facts: what else the document's conditions ask of rows, one for each; none where they ask for nothing.
    ///   - includingPlaintext: whether a value that is not protected yet is shown too, in its form, as while a table is migrated.
    ///     As a token or a ciphertext it is shown to nobody: that is a failure of its row, whatever is said here. A token of a
    ///     format is told from a value in clear only by the id of its key, where the catalog has a column for those.
    /// - Returns: the wanted columns in their permitted forms. Denials are answers, not errors.
    /// - Throws: `unknownTable`, `unknownColumn`; `tenantMissing`, `recordMissing`, `subjectMissing` and `undecidable` for
    ///   columns that were not given: of tenants, rows' keys, subjects and ids of keys; `unequalCounts`; `revealRefused` for a grant or an
    ///   approval that does not hold; `budgetUnavailable`, `auditFailed`: then nothing was shown.
    /// - Complexity: O(n) in the number of values that are shown.
    public func reveal(
        _ columns: TableColumns, in table: String, fields: [String]? = nil, facts: [CedarRecord] = [],
        includingPlaintext: Bool = false
    ) async throws(DataProtectionError) -> RevealedColumns {
        let batch = try RevealTask(self, columns, table, fields, facts, acceptsPlaintext: includingPlaintext)
        let authorization: Authorization
        do throws(RevealPolicyError) {
            authorization = try await control.authorize(call, batch.fields, batch.rows)
        } catch {
            throw DataProtectionError(error)
        }
        let records = authorization.auditRecords(tenants: batch.rows.map(\.tenant))
        if !records.isEmpty {
            do throws(AuditLogError) {
                _ = try await control.audit.append(records)
            } catch {
                throw DataProtectionError(
                    .auditFailed, "the answer could not be recorded, so nothing is shown: \(error.code)",
                    table: table)
            }
        }
        return try await batch.show(authorization)
    }

    /// How a column of a row may be shown, and why so: which rules grant it, and what stands in the way of each form. Nothing is
    /// charged, recorded or opened, and approvals are not looked at.
    ///
    /// - Parameters:
    ///   - column: the column.
    ///   - table: which table.
    ///   - row: what is known of its row.
    /// - Throws: `revealRefused` for a grant that does not hold; `cryptographyFailed`.
    public func explain(
        _ column: String, in table: String, row: RevealRow = .none
    ) throws(DataProtectionError) -> RevealExplanation {
        do throws(RevealPolicyError) {
            return try control.explain(FieldName(table: table, column: column), row, call)
        } catch {
            throw DataProtectionError(error)
        }
    }
}

extension Protector {
    /// Begins to show values to somebody.
    ///
    /// - Parameters:
    ///   - principal: who asks. That it is so is the caller's word.
    ///   - purpose: what for, by its name in the document.
    ///   - reason: why, in the words of whoever asks. It is recorded, so that rules which require one are met by it; put no personal
    ///     data of others into it.
    ///   - facts: what the document's conditions ask of the request, such as the ticket.
    ///   - fulfilling: the obligations besides that the caller sees to: `expire`, if it hides after a while what was shown.
    ///   - grant: the id of a break-glass grant that is to be used.
    ///   - approval: what was approved, where that is to be used: for the very request that is made then.
    /// - Throws: `revealsNotSetUp` for a protector without a ``RevealControl``.
    public func session(
        for principal: Principal, purpose: String, reason: String? = nil, facts: CedarRecord = .empty,
        fulfilling: Set<Obligation.Kind> = [], grant: String? = nil, approval: ApprovalRequest? = nil
    ) throws(DataProtectionError) -> RevealSession {
        guard let reveals else {
            throw DataProtectionError(
                .revealsNotSetUp, "the protector was made without a gate and an audit: it only protects")
        }
        let call = RevealCall(
            principal, purpose: purpose, reason: reason, context: facts, fulfilling: fulfilling.union([.reason]),
            grant: grant, approval: approval)
        return RevealSession(call: call, protector: self, control: reveals)
    }
}

extension RevealSession: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Who asks and what for: neither facts nor the reason.
    public var description: String { "RevealSession(\(call.principal.id) for \(call.purpose))" }
    /// The same.
    public var debugDescription: String { description }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
