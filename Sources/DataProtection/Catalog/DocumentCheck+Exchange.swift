import Masking
import RevealPolicy

extension DocumentCheck {
    /// What opens beside any subject is limited by more than the number of those whom rows say they are about.
    ///
    /// Where a field has no subject, budgets count its rows, and nothing can be put beside another.
    mutating func checkExchange(_ field: FieldDeclaration, _ column: ColumnProtection, _ table: TableCatalog) {
        let storage = column.storage
        guard let subject = field.subject, storage.isProtected, storage.isReversible else { return }
        // What says whom a row is about is counted by what it says.
        if field.name.column.utf8.elementsEqual(subject.utf8) { return }
        // A value that is bound to its row is bound to its subject where that is the row's key, or where it ends with it.
        let isSubjectOfRow = table.record?.text.utf8.elementsEqual(subject.utf8) ?? false
        if storage.needsRecord, isSubjectOfRow || column.isErasable { return }
        let danger =
            storage.needsRecord
            ? "what is stored opens in its row, whomever that says it is about"
            : "what is stored opens in any row of its tenant"
        let remedy =
            storage.needsRecord
            ? "make the column erasable, which binds values to their subject"
            : "keep the column encrypted for its row\(isSubjectOfRow ? "" : " and erasable"), with a blind index where it is "
                + "looked up"
        var told: Set<String> = []
        for grant in grants.grants(of: field.fieldClass) where storage.isOpened(for: grant) {
            guard Set(grant.budgets.map(\.unit)) == [.subjects], told.insert(grant.title).inserted else { continue }
            addField(
                .warning, field,
                "\(danger), and the budgets of \(grant.title) count subjects only: whoever can write rows has one value "
                    + "after the other opened beside one subject; \(remedy), or give the rule a budget of calls beside "
                    + "that of subjects", at: grant.span)
        }
    }
}

extension ColumnStorage {
    /// Whether a form shows more of a value than stands in what is stored for it.
    fileprivate func isOpened(for grant: DocumentGrants.Grant) -> Bool {
        switch grant.form {
        case .clear: return true
        case .tokenized, .encrypted: return false
        case .masked:
            guard let mask = grant.mask, mask.showsSomething else { return false }
            guard case .card(let card) = self, case .plain(let plain) = mask, let count = plain.dependsOnLast else {
                return true
            }
            return count > card.keptDigits
        }
    }
}
