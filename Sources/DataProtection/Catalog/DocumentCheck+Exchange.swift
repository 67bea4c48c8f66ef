import Masking
import RevealPolicy

extension DocumentCheck {
    /// What opens in any row is limited by more than the number of those whom rows say they are about.
    ///
    /// Where a field has no subject, budgets count its rows, and nothing can be put beside another.
    mutating func checkExchange(_ field: FieldDeclaration, _ storage: ColumnStorage) {
        guard storage.isExchangeable, field.subject != nil else { return }
        var told: Set<String> = []
        for grant in grants.grants(of: field.fieldClass) where storage.isOpened(for: grant) {
            let units = Set(grant.budgets.map(\.unit))
            guard units == [.subjects], told.insert(grant.title).inserted else { continue }
            addField(
                .warning, field,
                "what is stored opens in any row of its tenant, and the budgets of \(grant.title) count subjects only: "
                    + "whoever can write rows has one value after the other opened beside one subject; keep the column "
                    + "encrypted for its row, with a blind index where it is looked up, or give the rule a budget of "
                    + "calls beside that of subjects", at: grant.span)
        }
    }
}

extension ColumnStorage {
    /// Whether a value that is put into another row of its tenant opens there.
    fileprivate var isExchangeable: Bool { isProtected && isReversible && !needsRecord }

    /// Whether a form shows more of a value than stands in what is stored for it.
    fileprivate func isOpened(for grant: DocumentGrants.Grant) -> Bool {
        switch grant.form {
        case .clear: return true
        case .tokenized, .encrypted: return false
        case .masked:
            guard case .card(let card) = self, case .plain(let mask)? = grant.mask, let count = mask.dependsOnLast
            else {
                return true
            }
            return count > card.keptDigits
        }
    }
}
