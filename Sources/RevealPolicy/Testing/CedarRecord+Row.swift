import CedarPolicy

extension CedarRecord {
    /// The facts of a row as tests have them, tenant and subject among the others; nil where these are no texts.
    var asRow: RevealRow? {
        var (tenant, subject): (String?, String?) = (nil, nil)
        var rest: [(CedarString, CedarValue)] = []
        for name in names {
            guard let value = self[name] else { continue }
            guard name == SuppliedNames.tenant || name == SuppliedNames.subject else {
                rest.append((name, value))
                continue
            }
            guard case .string(let text) = value else { return nil }
            if name == SuppliedNames.tenant { tenant = text.string } else { subject = text.string }
        }
        return RevealRow(tenant: tenant, subject: subject, facts: CedarRecord(rest))
    }
}
