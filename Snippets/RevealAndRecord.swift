// From the question to the record: decided, charged, recorded; and only then decrypted. Afterwards: who saw this customer?

import AuditLog
import CedarPolicy
import Foundation
import ProtectionKeys
import RevealPolicy

// snippet.hide
/// Puts alarms where somebody reads them.
struct Alarms: RevealObserver {
    func observe(_ event: RevealEvent) { print("\(event.kind) \(event.principal): \(event.message)") }
}

func main() async throws {
    let root = try RootKeyset(Keyset(.root))
    let signer = try NoteSigner.random(name: "desk.example/audit")
    let folder = FileManager.default.temporaryDirectory.appending(path: "audit-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let example = "Sources/RevealPolicy/Documentation.docc/Resources/support-desk.yaml"
    let yaml = try Array(Data(contentsOf: repository.appending(path: example)))
    // snippet.show
    // At the start. A document is read, checked, analysed and tested; one that fails does not take the place of another.
    let policy = try LivePolicy(yaml: yaml) { print($0) }
    let digester = try SubjectDigester(root)
    let gate = try RevealGate(
        { policy.engine }, store: LocalBudgetStore(), digester: digester, observer: Alarms())
    let log = try FileAuditLog(directory: folder, signer: signer)

    // Who asks, what for, and what is known: of the request, and of each row.
    let ada = Principal("ada", tenant: "acme", roles: ["agent"], attributes: ["clearance": 1])
    let call = RevealCall(
        ada, purpose: "ticket-handling", reason: "ticket T-1",
        context: ["ticket": ["id": "T-1", "assignee": .principal("ada"), "customer": "c7", "status": "open"]])
    let email = FieldName(table: "customer", column: "email")
    let rows = [RevealRow(tenant: "acme", subject: "c7"), RevealRow(tenant: "acme", subject: "c8")]

    // Decided and charged: what comes out for each field of each row.
    let authorization = try await gate.authorize(call, fields: [email], rows: rows)
    for column in authorization.columns {
        for row in rows.indices { print(column.outcome(inRow: row)) }
        // masked by agent-masked-contact
        // denied: no rule grants it
    }

    // Recorded: one record for each form that something is shown in. When this throws, nothing is shown.
    var records: [RevealForm: AuditRecord] = [:]
    for column in authorization.columns {
        for row in rows.indices {
            guard let candidate = column.outcome(inRow: row).candidate else { continue }
            var record =
                records[candidate.form]
                ?? AuditRecord(
                    time: AuditTime(milliseconds: authorization.milliseconds), decision: .revealed,
                    principal: ada.id, purpose: call.purpose, reason: call.reason, tenant: ada.tenant,
                    form: candidate.form.rawValue,
                    document: .init(name: authorization.document.text, version: authorization.version))
            if !record.fields.contains(column.field.description) { record.fields.append(column.field.description) }
            if !record.rules.contains(candidate.rule.text) { record.rules.append(candidate.rule.text) }
            if let subject = authorization.subjects[row].flatMap({ AuditSubject($0.description) }),
                !record.subjects.contains(subject)
            {
                record.subjects.append(subject)
            }
            records[candidate.form] = record
        }
    }
    _ = try await log.append(Array(records.values))
    // Here the values of c7 are decrypted, and masked as the candidate's transform says. In the rows of `authorization.canaryRows`
    // what CanaryValues makes of them takes their place.

    // To be kept where whoever writes the log cannot change it.
    let published = try await log.checkpoint()

    // Afterwards: is the log what was written, and who saw c7?
    let verifier = AuditVerifier(keys: [signer.verifier])
    let report = try verifier.verify(log.archive, published: [published])
    print(report)  // 1 records in 1 segments, 1 of them anchored by 2 checkpoints, 0 not; intact
    let digests = try digester.allDigests(of: "c7", tenant: "acme").compactMap { AuditSubject($0.description) }
    for entry in try AuditQuery(subjects: Set(digests)).entries(in: log.archive) {
        print(entry.record.principal, entry.record.reason ?? "", entry.record.fields, entry.record.form ?? "")
        // ada ticket T-1 ["customer.email"] masked
    }
    try await log.close()
    // snippet.hide
}

try await main()
