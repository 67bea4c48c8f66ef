import RevealPolicy

extension DocumentCheck {
    /// Who is shown tokens is not shown what is yet to become one: something tells the two apart.
    mutating func checkTokens(_ field: FieldDeclaration, _ column: ColumnProtection) {
        guard case .token = column.storage, column.keyID == nil,
            let grant = grants.grants(of: field.fieldClass).first(where: { $0.form == .tokenized })
        else { return }
        addField(
            .warning, field,
            "\(grant.title) shows tokens as they are stored, and nothing tells them from values in clear, which it shows as "
                + "well, as while the table is moved: name a column for the key's id, or grant nothing of the class before all "
                + "of the table is moved", at: grant.span)
    }
}
