import AuditLog

/// Records one below the other.
struct AuditTable {
    private var table = TextTable([
        "record", "time", "decision", "principal", "tenant", "purpose", "form", "fields", "rules", "subjects", "reason",
    ])

    mutating func append(_ entry: AuditEntry) {
        let record = entry.record
        table.append([
            "\(entry.sequence)", "\(record.time)", "\(record.decision)", record.principal, record.tenant ?? "",
            record.purpose ?? "", record.form ?? record.facts["denial"] ?? "", record.fields.joined(separator: " "),
            record.rules.joined(separator: " "), "\(record.subjects.count)", record.reason ?? "",
        ])
    }

    var text: String { table.text }
}
