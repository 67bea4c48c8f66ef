import AuditLog

// Once: make the key, keep it where only the service can read it, and publish its public half elsewhere.
//
//     let signer = try NoteSigner.random(name: "example.com/desk/audit")
//     // signer.insecureText goes to the file, signer.verifier.text to whoever will verify.

// `customer` is the digest of the customer's id, by a key that is not in the log: 32 hexadecimal digits, or 16 bytes.
func reveal(log: FileAuditLog, customer: AuditSubject) async throws {
    // Before the values are shown. When this throws, nothing is shown.
    let receipt = try await log.append(
        AuditRecord(
            decision: .revealed, principal: "ada@desk.example", purpose: "support", reason: "asked for a call back",
            form: "masked", fields: ["customer.email", "customer.phone"], rules: ["own-tickets"], subjects: [customer]))
    print("recorded as \(receipt.sequences.lowerBound)")
}

func serve(customer: AuditSubject) async throws {
    let signer = try NoteSigner(file: "/run/secrets/audit-key")
    let log = try FileAuditLog(directory: "/var/lib/desk/audit", signer: signer)
    if log.recovery.unfinishedBytes > 0 { print("cut away at the end of a crash: \(log.recovery)") }
    try await reveal(log: log, customer: customer)

    // From time to time: send a checkpoint to where the writer of the log cannot change it.
    print(try await log.checkpoint().serialized)
    try await log.close()
}

func investigate(customer: AuditSubject, publicKey: String, published: String) throws {
    let archive = AuditArchive(directory: "/var/lib/desk/audit")
    let verifier = AuditVerifier(keys: [try NoteVerifier(publicKey)])

    // Is it what was written? The published checkpoint catches what the files themselves cannot tell.
    let report = try verifier.verify(archive, published: [try SignedCheckpoint(published)])
    print(report)

    // Who saw this customer?
    for entry in try AuditQuery(subjects: [customer]).entries(in: archive) {
        print(entry.sequence, entry.record.time, entry.record.principal, entry.record.reason ?? "")
    }

    // For somebody who gets this record, and nothing else of the log.
    let proof = try archive.proof(of: 0, in: SignedCheckpoint(published))
    print(proof.text)
}
