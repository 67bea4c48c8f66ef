/// Where the keys of subjects are kept, and deleted.
///
/// ```swift
/// let states = try await store.makeKeys(of: ["4711"], tenant: "acme")
/// if let key = states[0].key { row.name = try cipher.encrypt(name, context: context, subjectKey: key) }
/// // Erasure:
/// try await store.shred(["4711"], tenant: "acme")
/// ```
///
/// A store guarantees:
/// - **One key a subject.** Whoever asks at the same time, in whichever process, gets the same.
/// - **Kept before it is given.** A key that was returned is there after a crash, so that no value is written under a key
///   that is lost.
/// - **Shredded for ever.** The key is gone when ``shred(_:tenant:)`` returns, a mark stays that says so, and the subject
///   never gets another one. Who comes back needs another id.
/// - **Nothing in clear.** Neither keys nor ids: keys are encrypted (see ``SubjectKeyWrapping``), ids are keyed digests.
///
/// What shredding cannot reach is a copy of the store itself that somebody made before. Keep the store apart from the data,
/// and its backups for no longer than an erasure may take. What it cannot reach either are keys that are in use: a
/// ``SubjectKeyCache`` says how long they can be.
///
/// Subjects are named as the rows name them: the bytes count, nothing is folded.
public protocol SubjectKeyStore: Sendable {
    /// What there is of these subjects.
    ///
    /// - Parameters:
    ///   - subjects: their ids; one may stand there twice.
    ///   - tenant: of all of them; a subject of another tenant is another subject.
    /// - Returns: a state for each, in their order.
    /// - Throws: `storeUnavailable`, `storeDamaged`.
    func keys(of subjects: [String], tenant: String?) async throws(FieldEncryptionError) -> [SubjectKeyState]

    /// The keys of these subjects, made where there are none.
    ///
    /// - Parameters:
    ///   - subjects: their ids; one may stand there twice.
    ///   - tenant: of all of them.
    /// - Returns: a state for each, in their order: `key`, or `shredded`, never `absent`.
    /// - Throws: `storeUnavailable`, `storeDamaged`, and then none was made.
    func makeKeys(of subjects: [String], tenant: String?) async throws(FieldEncryptionError) -> [SubjectKeyState]

    /// Deletes the keys of these subjects for ever, also of those that have none yet.
    ///
    /// - Parameters:
    ///   - subjects: their ids.
    ///   - tenant: of all of them.
    /// - Throws: `storeUnavailable`. Call it again then; what is shredded already stays so.
    func shred(_ subjects: [String], tenant: String?) async throws(FieldEncryptionError)
}

extension SubjectKeyStore {
    /// What there is of one subject. See ``keys(of:tenant:)``.
    public func key(of subject: String, tenant: String?) async throws(FieldEncryptionError) -> SubjectKeyState {
        try await keys(of: [subject], tenant: tenant)[0]
    }

    /// The key of one subject, made where there is none. See ``makeKeys(of:tenant:)``.
    public func makeKey(of subject: String, tenant: String?) async throws(FieldEncryptionError) -> SubjectKeyState {
        try await makeKeys(of: [subject], tenant: tenant)[0]
    }
}
