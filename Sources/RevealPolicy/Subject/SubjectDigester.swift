import CryptoCore
public import ProtectionKeys

/// Makes the keyed digests by which subjects are counted, recognized and recorded.
///
/// ```swift
/// let digester = try SubjectDigester(root)
/// let digest = try digester.digest(of: customer.id, tenant: "acme")
/// ```
///
/// One subject has another digest in every tenant and under every key. Make one digester and keep it, since it keeps
/// derived keys ready; it can be used from as many threads as you like.
///
/// **Rotation.** A digester digests under one key, so that all digests that are compared (those in the windows of budgets, those
/// in the audit that a query looks for) are of one key. Digests are not converted: nobody has the ids. So name the key,
/// and change it when a deployment starts with empty budgets anyway: what a budget has counted under the old key it cannot
/// recognize under the new one, and would count again (which denies too early, and never too late). Until then the old key has to
/// stay enabled. Canaries and questions to the audit take ``allDigests(of:tenant:)``: those under every enabled key, so that
/// digests in a document stay known across rotations, for as long as their key is enabled.
///
/// ## Specification
/// Frozen: the first 16 bytes of HMAC-SHA-256 of the subject's id in UTF-8, as it is, under the `RootKeyset`'s subkey of purpose 08
/// for the tenant and the domain `reveal.subject`, with the label `hash`. So it is what the keyed mask `hash(bytes: 16)` makes
/// of the id in that context.
public struct SubjectDigester: Sendable {
    /// The key that it digests under.
    public let keyID: KeyID

    private let root: RootKeyset
    private let keys: SubkeyCache<HMACWorker>

    /// The domain of subjects: see the specification.
    public static let domain = "reveal.subject"

    /// Digests under a key.
    ///
    /// - Parameters:
    ///   - root: the service's keys.
    ///   - keyID: an enabled key; the primary when nil.
    /// - Throws: `keyUnavailable`.
    public init(_ root: RootKeyset, keyID: KeyID? = nil) throws(RevealPolicyError) {
        self.keyID = keyID ?? root.primaryKeyID
        self.root = root
        do throws(ProtectionKeysError) {
            try root.requireLive(self.keyID)
        } catch {
            throw RevealPolicyError(.keyUnavailable, "key \(self.keyID): \(error.message)")
        }
        keys = SubkeyCache(root, .keyedMask, label: Array("hash".utf8)) { (key) throws(CryptoCoreError) in
            try HMACWorker(.sha256, key: key)
        }
    }

    /// The digest of a subject's id.
    ///
    /// - Parameters:
    ///   - subject: its id, as the rows have it. Nothing is folded.
    ///   - tenant: of the row.
    /// - Throws: `limitExceeded` for a tenant of more than some 32,000 bytes; `cryptographyFailed`.
    /// - Complexity: O(n).
    public func digest(of subject: String, tenant: String?) throws(RevealPolicyError) -> SubjectDigest {
        try digest(subject, Self.context(tenant), keyID)
    }

    /// The digests of many subjects of one tenant, in their order. Parameters and errors are those for one.
    public func digests(
        of subjects: some Sequence<String>, tenant: String?
    ) throws(RevealPolicyError) -> [SubjectDigest] {
        let context = Self.context(tenant)
        var digests: [SubjectDigest] = []
        digests.reserveCapacity(subjects.underestimatedCount)
        for subject in subjects { digests.append(try digest(subject, context, keyID)) }
        return digests
    }

    /// The digests of a subject under all enabled keys, this digester's first: for canaries, and to ask an audit that is older than
    /// the key.
    ///
    /// - Throws: as ``digest(of:tenant:)``.
    public func allDigests(of subject: String, tenant: String?) throws(RevealPolicyError) -> [SubjectDigest] {
        let context = Self.context(tenant)
        var digests = [try digest(subject, context, keyID)]
        for other in otherKeyIDs { digests.append(try digest(subject, context, other)) }
        return digests
    }

    /// The enabled keys besides this digester's.
    var otherKeyIDs: [KeyID] { root.liveKeyIDs.filter { $0 != keyID } }

    /// What digests of a tenant depend on besides the key.
    static func context(_ tenant: String?) -> FieldContext { FieldContext(tenant: tenant, domain: domain) }

    /// The digest under a key, in a context of ``context(_:)``.
    func digest(
        _ subject: String, _ context: FieldContext, _ keyID: KeyID
    ) throws(RevealPolicyError) -> SubjectDigest {
        do throws(CryptoCoreError) {
            let tag = try keys.withPrimitive(of: keyID, scope: context.scope.span) { (hmac) throws(CryptoCoreError) in
                let bytes = subject.utf8.span
                return try hmac.tagVector(of: bytes)
            }
            return SubjectDigest(high: UInt64(bigEndian: tag[0]), low: UInt64(bigEndian: tag[1]))
        } catch {
            throw RevealPolicyError(
                error.code == .inputTooLong ? .limitExceeded : .cryptographyFailed, error.message)
        }
    }
}

extension SubjectDigester: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The id of its key.
    public var description: String { "SubjectDigester(key \(keyID))" }
    /// The same.
    public var debugDescription: String { description }
    /// Empty.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
