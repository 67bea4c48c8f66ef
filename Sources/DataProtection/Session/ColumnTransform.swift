import Masking
import ProtectionKeys
import RevealPolicy

/// Makes of opened values what may be shown of them.
struct ColumnTransform {
    private let session: RevealSession
    private let plan: TablePlan
    private let authorization: Authorization
    private let rows: [RevealRow]

    init(_ session: RevealSession, _ plan: TablePlan, _ authorization: Authorization, _ rows: [RevealRow]) {
        self.session = session
        self.plan = plan
        self.authorization = authorization
        self.rows = rows
    }

    /// What may be shown of a column.
    ///
    /// - Parameter values: opened as far as the column needs it; nil where there is nothing, or it did not open.
    func shown(
        _ showing: ColumnShowing, _ values: [String?], _ failures: inout [DataProtectionError]
    ) -> [String?] {
        if showing.column.isUniform, authorization.canaryRows.isEmpty {
            switch showing.column.outcome(inRow: 0).candidate?.transform {
            case nil: return [String?](repeating: nil, count: values.count)
            case .clear: return values
            case .masked(.plain(let mask)): return values.map { mask($0) }
            default: break
            }
        }
        return values.indices.map { row in
            guard let candidate = showing.column.outcome(inRow: row).candidate else { return nil }
            // What is shown as it is stored was not opened with the others of its column.
            let isStored = OpeningDepth(candidate.transform) == .stored
            guard let value = isStored ? showing.stored[row] : values[row] else { return nil }
            do throws(DataProtectionError) {
                return try shown(value, showing, candidate, row)
            } catch {
                var error = error.inColumn(showing.name).inRow(row)
                error.table = plan.name
                failures.append(error)
                return nil
            }
        }
    }

    private func shown(
        _ value: String, _ showing: ColumnShowing, _ candidate: RevealCandidate, _ row: Int
    ) throws(DataProtectionError) -> String? {
        switch candidate.transform {
        case .tokenized:
            guard showing.hasTokens else {
                throw DataProtectionError(.formUnavailable, "the column has no tokens to be shown")
            }
            return try showing.protected(value, row, session.protector.root)
        case .encrypted:
            guard showing.hasCiphertexts else {
                throw DataProtectionError(.formUnavailable, "the column has no ciphertexts to be shown")
            }
            return try showing.protected(value, row, session.protector.root)
        case .clear: return try madeUp(value, showing, row)
        case .masked(.plain(let mask)): return mask(Optional(try madeUp(value, showing, row)))
        case .masked(.keyed(let mask)):
            let context = FieldContext(tenant: rows[row].tenant, domain: plan.domain(of: showing.name))
            let value = try madeUp(value, showing, row)
            do throws(MaskingError) {
                return try session.protector.maskings.masking(mask)(
                    Optional(value), subject: rows[row].subject, context: context)
            } catch {
                throw DataProtectionError(.maskingFailed, error.message)
            }
        }
    }

    /// The value; what is made up in its place for a canary.
    private func madeUp(
        _ value: String, _ showing: ColumnShowing, _ row: Int
    ) throws(DataProtectionError) -> String {
        guard authorization.isCanary(row), let subject = rows[row].subject else { return value }
        let canaries = session.protector.maskings.canaryValues(authorization.engine.document, session.control)
        do throws(RevealPolicyError) {
            let made = try canaries.value(
                insteadOf: .text(value), of: showing.column.field, subject: subject, tenant: rows[row].tenant)
            if case .text(let text) = made { return text }
        } catch {
            throw DataProtectionError(error)
        }
        throw DataProtectionError(.maskingFailed, "nothing could be made up for the value")
    }
}

extension ColumnStorage {
    /// Whether what is stored is a token.
    var isToken: Bool {
        switch self {
        case .token, .card, .opaqueToken, .randomToken, .oneWay: true
        case .clear, .encrypted, .encryptedDeterministically: false
        }
    }

    /// Whether what is stored is a ciphertext.
    var isEncrypted: Bool { isProtected && !isToken }
}

extension TablePlan {
    /// What the values of a column mean, protected or not.
    func domain(of column: String) -> String {
        catalog[column].map { catalog.domain(of: $0) } ?? "\(name).\(column)"
    }
}
