import RevealPolicy

extension DocumentCheck {
    /// Rows of several tenants are kept apart by somebody: the document, since nothing else compares them. Told once, at the
    /// first rule that shows such rows.
    mutating func checkTenants(_ tables: [TableCatalog]) {
        if grants.comparesTenants { return }
        for table in tables where table.tenantColumn != nil {
            let classes = fields[table.name.text, default: []].map(\.fieldClass)
            // A rule for the rows of one tenant grants no others.
            guard let grant = classes.flatMap({ grants.grants(of: $0) }).first(where: { !$0.namesTenant }) else {
                continue
            }
            add(
                .warning, table, nil, grant.span,
                "\(grant.title) grants rows of every tenant: nothing in the document compares whose a row is "
                    + "with who asks; add a forbid with the condition principal.tenant != resource.tenant",
                origin: .document)
            return
        }
    }
}
